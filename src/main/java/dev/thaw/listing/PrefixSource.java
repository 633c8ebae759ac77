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
 * The objects below a prefix, listed page by page as they are asked for. The position of an object is its key: the next one comes
 * behind. An entry that names no object of the prefix has a position of its own, behind the last object before it.
 */
public final class PrefixSource implements ObjectSource {

    /** Between the key of the last object and what stands for an entry behind it; no character of a key. */
    private static final char ENTRY = '\uFFFF';

    private final ObjectLister lister;
    private final BucketPrefix prefix;
    private final Deque<Positioned> page = new ArrayDeque<>();
    /** Of the last entry handed out, or of where to go on. */
    private String position;

    private String marker;
    private boolean ended;
    private boolean anyListed;

    /** @param position of the object to go on behind; empty for the first one */
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
            ended = lister.page(prefix, marker).fold(this::turnTo, this::breakOff);
        }
        return Optional.ofNullable(page.poll());
    }

    /** Whether it is the last one. */
    private boolean turnTo(ListPage next) {
        boolean toldBefore = position.startsWith(marker + ENTRY);
        String told = position;
        position = marker;
        for (ListedEntry entry : next.entries()) {
            Positioned placed = entry.fold(this::placed, this::unreadable);
            // The pages that describe the marker disagree on whether it is listed itself.
            if (placed.position().equals(marker)) {
                continue;
            }
            toldBefore &= placed.position().indexOf(ENTRY) >= 0;
            if (!toldBefore) {
                page.add(placed);
            }
            toldBefore &= !placed.position().equals(told);
            position = placed.position();
        }
        anyListed |= !next.entries().isEmpty();
        return next.nextMarker().map(this::goOnFrom).orElseGet(this::end);
    }

    /** A prefix with a slash before it lists nothing, and looks as if there were nothing to list. */
    private boolean end() {
        return anyListed
                || !prefix.prefix().startsWith("/")
                || breakOff(Failure.permanent(
                        OutcomeCode.MALFORMED,
                        "nothing begins so, since keys do not begin with a slash: leave it out"));
    }

    private boolean goOnFrom(String next) {
        if (Arrays.compareUnsigned(utf8(next), utf8(marker)) <= 0) {
            return breakOff(Failure.temporary(OutcomeCode.UNREACHABLE, "the listing does not go on"));
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

    private Positioned placed(ListedObject listed) {
        if (!listed.key().startsWith(prefix.prefix())) {
            return unusable(listed.key(), "key " + listed.key() + " is not below the prefix " + prefix.prefix());
        }
        try {
            ObjectRef object = ObjectRef.latest(prefix.bucket(), prefix.region(), listed.key());
            return new Positioned(
                    new Candidate.Named(object, Trigger.manual(), listed.state().facts(), Optional.of(listed.state())),
                    listed.key());
        } catch (InvalidNameException e) {
            return unusable(listed.key(), "no key: " + e.getMessage());
        }
    }

    private Positioned unreadable(ListedEntry.Unreadable entry) {
        String key = entry.raw().isEmpty() ? "" : "key " + entry.raw() + ": ";
        return unusable(entry.raw(), key + entry.reason());
    }

    private Positioned unusable(String raw, String reason) {
        Failure failure = Failure.permanent(OutcomeCode.MALFORMED, "listing of " + prefix.bucket() + ": " + reason);
        return new Positioned(new Candidate.InvalidEntry(failure), lastKey(position) + ENTRY + raw);
    }
}
