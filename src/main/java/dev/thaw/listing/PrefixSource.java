package dev.thaw.listing;

import dev.thaw.object.InvalidNameException;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.BucketPrefix;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ListPage;
import dev.thaw.restore.store.ListedEntry;
import dev.thaw.restore.store.ListedObject;
import dev.thaw.restore.store.ObjectLister;
import dev.thaw.restore.store.OutcomeCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * The objects below a prefix, listed page by page on demand (GET Bucket, 436/7734). The position of an object is its key:
 * the listing continues behind it. An entry that names no object of the prefix has a position of its own, behind the last object before it.
 */
public final class PrefixSource implements ObjectSource {

    /** Between the key of the last object and what stands for an entry behind it; no character of a key. */
    private static final char ENTRY = '\uFFFF';

    private final ObjectLister lister;
    private final BucketPrefix prefix;
    private final Deque<Positioned> page = new ArrayDeque<>();
    /** Of the last entry handed out, or where to continue. */
    private String position;

    private String marker;
    private boolean ended;
    private boolean anyListed;

    /** @param position of the object to continue behind; empty for the first one */
    public PrefixSource(ObjectLister lister, BucketPrefix prefix, String position) {
        this.lister = lister;
        this.prefix = prefix;
        this.position = position;
        this.marker = lastKey(position);
        this.anyListed = !position.isEmpty();
    }

    private static String lastKey(String position) {
        int end = position.indexOf(ENTRY);
        return end < 0 ? position : position.substring(0, end);
    }

    @Override
    public String name() {
        return "listing of " + prefix.bucket() + "/" + prefix.prefix();
    }

    @Override
    public Optional<Positioned> next() {
        while (page.isEmpty() && !ended) {
            ended = lister.page(prefix, marker).fold(this::addPage, this::breakOff);
        }
        return Optional.ofNullable(page.poll());
    }

    /** Whether it is the last one. */
    private boolean addPage(ListPage next) {
        boolean reportedBefore = position.startsWith(marker + ENTRY);
        String reported = position;
        position = marker;
        for (ListedEntry entry : next.entries()) {
            Positioned positioned = entry.fold(this::positioned, this::unreadable);
            // The pages that describe the marker disagree on whether it is listed itself.
            if (positioned.position().equals(marker)) {
                continue;
            }
            reportedBefore &= positioned.position().indexOf(ENTRY) >= 0;
            if (!reportedBefore) {
                page.add(positioned);
            }
            reportedBefore &= !positioned.position().equals(reported);
            position = positioned.position();
        }
        anyListed |= !next.entries().isEmpty();
        return next.nextMarker().map(this::continueFrom).orElseGet(this::end);
    }

    /** A prefix with a leading slash lists nothing, as if there were no objects. */
    private boolean end() {
        return anyListed
                || !prefix.prefix().startsWith("/")
                || breakOff(Failure.permanent(
                        OutcomeCode.MALFORMED, "no key begins with a slash: remove it from the prefix"));
    }

    private boolean continueFrom(String next) {
        if (Arrays.compareUnsigned(utf8(next), utf8(marker)) <= 0) {
            return breakOff(
                    Failure.temporary(OutcomeCode.UNREACHABLE, "COS returned a NextMarker that does not advance"));
        }
        marker = next;
        return false;
    }

    /** COS lists keys in the order of their bytes. */
    private static byte[] utf8(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    private boolean breakOff(Failure failure) {
        String where = "listing of " + prefix.bucket() + "/" + prefix.prefix()
                + (marker.isEmpty() ? "" : " behind " + marker) + ": ";
        page.add(Positioned.aboutSource(new Candidate.InvalidEntry(failure.withContext(where)), marker));
        return true;
    }

    private Positioned positioned(ListedObject listed) {
        if (!listed.key().startsWith(prefix.prefix())) {
            return invalid(listed.key(), "key " + listed.key() + " is not below the prefix " + prefix.prefix());
        }
        try {
            ObjectRef object = ObjectRef.latest(prefix.bucket(), prefix.region(), listed.key());
            return new Positioned(
                    new Candidate.Named(object, Trigger.manual(), listed.state().facts(), Optional.of(listed.state())),
                    listed.key());
        } catch (InvalidNameException e) {
            return invalid(listed.key(), "not a key: " + e.getMessage());
        }
    }

    private Positioned unreadable(ListedEntry.Unreadable entry) {
        String key = entry.raw().isEmpty() ? "" : "key " + entry.raw() + ": ";
        return invalid(entry.raw(), key + entry.reason());
    }

    private Positioned invalid(String raw, String reason) {
        Failure failure = Failure.permanent(OutcomeCode.MALFORMED, "listing of " + prefix.bucket() + ": " + reason);
        return new Positioned(new Candidate.InvalidEntry(failure), lastKey(position) + ENTRY + raw);
    }
}
