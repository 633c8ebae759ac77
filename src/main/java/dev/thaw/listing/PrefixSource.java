package dev.thaw.listing;

import dev.thaw.object.InvalidNameException;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.BucketPrefix;
import dev.thaw.restore.Candidate;
import dev.thaw.restore.Failure;
import dev.thaw.restore.ListedObject;
import dev.thaw.restore.ListedPage;
import dev.thaw.restore.ObjectLister;
import dev.thaw.restore.ObjectSource;
import dev.thaw.restore.OutcomeName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The objects below a prefix, listed page by page as they are asked for. Positions are keys: the next one comes behind. */
public final class PrefixSource implements ObjectSource {

    private final ObjectLister lister;
    private final BucketPrefix prefix;
    private final Deque<Placed> page = new ArrayDeque<>();
    private String marker;
    private boolean ended;

    /** @param position of the object to go on behind; empty for the first one */
    public PrefixSource(ObjectLister lister, BucketPrefix prefix, String position) {
        this.lister = lister;
        this.prefix = prefix;
        this.marker = position;
    }

    @Override
    public String name() {
        return "listing of " + prefix.bucket() + "/" + prefix.prefix();
    }

    @Override
    public Optional<Placed> next() {
        while (page.isEmpty() && !ended) {
            ended = lister.page(prefix, marker).fold(this::turnTo, this::breakOff);
        }
        return Optional.ofNullable(page.poll());
    }

    /** Whether it is the last one. */
    private boolean turnTo(ListedPage.Page next) {
        for (ListedObject listed : next.objects()) {
            // The pages that describe the marker disagree on whether it is listed itself.
            if (!listed.key().equals(marker)) {
                page.add(placed(listed));
            }
        }
        return next.nextMarker().map(this::goOnFrom).orElse(true);
    }

    private boolean goOnFrom(String next) {
        if (next.equals(marker)) {
            return breakOff(Failure.forNow(OutcomeName.UNREACHABLE, "the listing does not go on"));
        }
        marker = next;
        return false;
    }

    private boolean breakOff(Failure failure) {
        String where = "listing of " + prefix.bucket() + "/" + prefix.prefix()
                + (marker.isEmpty() ? "" : " behind " + marker) + ": ";
        page.add(Placed.aboutSource(new Candidate.Unusable(failure.told(where)), marker));
        return true;
    }

    private Placed placed(ListedObject listed) {
        return new Placed(candidate(listed), listed.key());
    }

    private Candidate candidate(ListedObject listed) {
        try {
            ObjectRef object = ObjectRef.latest(prefix.bucket(), prefix.region(), listed.key());
            return new Candidate.Named(object, Trigger.manual(), listed.state().facts(), Optional.of(listed.state()));
        } catch (InvalidNameException e) {
            return new Candidate.Unusable(
                    Failure.forGood(OutcomeName.MALFORMED, "listing of " + prefix.bucket() + ": " + e.getMessage()));
        }
    }
}
