package dev.thaw.job.step;

import dev.thaw.job.BatchPart.RowPlace;
import dev.thaw.job.JobId;
import dev.thaw.job.JobRow;
import dev.thaw.job.RowPass;
import dev.thaw.job.store.InvalidDocumentException;
import dev.thaw.job.store.JobDocuments.RowReader;
import dev.thaw.job.store.JobRecords;
import dev.thaw.job.store.StoreFailedException;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the objects of a pass through files of rows, and remembers the row of each until it is taken back. Blocks to fetch the
 * next file.
 */
final class PassSource implements ObjectSource {

    private final JobRecords records;
    private final JobId id;
    private final RowPass pass;
    private final JobWork work;
    private final RowView view;
    private final Map<Candidate.Named, JobRow> rows = Collections.synchronizedMap(new IdentityHashMap<>());
    private int step;
    private long row;
    private @Nullable RowReader reader;
    private Optional<InvalidDocumentException> damage = Optional.empty();
    private Optional<StoreFailedException> failure = Optional.empty();

    PassSource(JobRecords records, JobId id, RowPass pass, JobWork work, RowView view) {
        this.records = records;
        this.id = id;
        this.pass = pass;
        this.work = work;
        this.view = view;
        this.step = pass.step();
    }

    @Override
    public Optional<Positioned> next() {
        try {
            for (Optional<JobRow> next = nextRow(); next.isPresent(); next = nextRow()) {
                Optional<JobRow> seen = view.see(pass.filter(), next.get(), new RowPlace(step, row - 1));
                if (seen.isPresent()) {
                    return Optional.of(positioned(seen.get()));
                }
            }
        } catch (InvalidDocumentException e) {
            damage = Optional.of(e);
        } catch (StoreFailedException e) {
            failure = Optional.of(e);
        }
        return Optional.empty();
    }

    private Optional<JobRow> nextRow() throws StoreFailedException, InvalidDocumentException {
        while (step <= pass.last()) {
            if (reader == null) {
                open();
            }
            Optional<JobRow> next = reader == null ? Optional.empty() : reader.next();
            if (next.isPresent()) {
                row++;
                return next;
            }
            reader = null;
            step++;
            row = 0;
        }
        return Optional.empty();
    }

    private void open() throws StoreFailedException, InvalidDocumentException {
        reader = records.rows(id, step).orElse(null);
        long skipped = step == pass.step() ? pass.row() : 0;
        for (row = 0; reader != null && row < skipped; row++) {
            if (reader.next().isEmpty()) {
                throw new InvalidDocumentException("step " + step + " has fewer than " + skipped + " rows");
            }
        }
    }

    private Positioned positioned(JobRow next) {
        ObjectRef object =
                new ObjectRef(work.bucket(), work.region(), next.key().orElseThrow(), next.versionId());
        Candidate.Named named = new Candidate.Named(object, Trigger.manual(), next.attributes(), Optional.empty());
        rows.put(named, next);
        return new Positioned(named, step + ":" + row);
    }

    /** The row that a candidate was made of. */
    JobRow rowOf(Candidate.Named candidate) {
        JobRow known = rows.get(candidate);
        if (known == null) {
            throw new IllegalStateException("a candidate that did not come from here");
        }
        return known;
    }

    /** The row that a candidate was made of, which is forgotten. */
    JobRow takeRowOf(Candidate candidate) {
        Candidate.Named named = candidate.asNamed().orElseThrow();
        JobRow known = rowOf(named);
        rows.remove(named);
        return known;
    }

    /** The pass behind everything that was handed out. @param position of the last object; empty if there was none */
    RowPass behind(String position, boolean atEnd) {
        if (atEnd && !isBroken()) {
            return pass.at(pass.last() + 1, 0);
        }
        if (position.isEmpty()) {
            return pass;
        }
        int colon = position.indexOf(':');
        return pass.at(Integer.parseInt(position.substring(0, colon)), Long.parseLong(position.substring(colon + 1)));
    }

    boolean isBroken() {
        return damage.isPresent() || failure.isPresent();
    }

    /** A file could not be read: what is wrong with it, or why the store did not give it. */
    void throwIfBroken() throws InvalidDocumentException {
        if (damage.isPresent()) {
            throw damage.get();
        }
    }

    /** Why the store did not give the next file. */
    Optional<String> storeFailure() {
        return failure.map(StoreFailedException::failure).map(known -> "the rows of the job: " + known.detail());
    }
}
