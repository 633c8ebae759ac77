package dev.thaw.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thaw.object.InvalidNameException;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.source.ObjectSource.Positioned;
import dev.thaw.restore.store.BucketPrefix;
import dev.thaw.restore.store.Failure;
import dev.thaw.restore.store.ListPage;
import dev.thaw.restore.store.ListedEntry;
import dev.thaw.restore.store.ListedObject;
import dev.thaw.restore.store.ObjectState;
import dev.thaw.restore.store.OutcomeCode;
import dev.thaw.restore.store.RestoreStatus;
import dev.thaw.restore.store.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixSourceTest {

    private static final BucketPrefix PREFIX = new BucketPrefix("archive-1250000000", "ap-guangzhou", "p/");
    private static final ObjectState STATE =
            new ObjectState(7, new StorageClass("ARCHIVE"), Optional.empty(), new RestoreStatus.Unknown());

    private final List<String> markers = new ArrayList<>();

    @Test
    void pagesAreTurnedWhenTheyAreReadAndNotBefore() {
        ObjectSource source = source("", page("p/b", "p/a", "p/b"), page(null, "p/c"));
        assertThat(markers).isEmpty();
        source.next();
        source.next();
        assertThat(markers).containsExactly("");
        assertThat(source.next().orElseThrow())
                .isEqualTo(new Positioned(
                        new Candidate.Named(
                                ObjectRef.latest("archive-1250000000", "ap-guangzhou", "p/c"),
                                Trigger.manual(),
                                STATE.facts(),
                                Optional.of(STATE)),
                        "p/c"));
        assertThat(source.next()).isEmpty();
        assertThat(source.next()).isEmpty();
        assertThat(markers).containsExactly("", "p/b");
    }

    @Test
    void listingGoesOnBehindThePosition() {
        assertThat(positions(source("p/a", page(null, "p/a", "p/b")))).containsExactly("p/b");
        assertThat(markers).containsExactly("p/a");
    }

    @Test
    void emptyPageMayBeFollowedByAFilledOne() {
        assertThat(positions(source("", page("p/b"), page(null, "p/c")))).containsExactly("p/c");
    }

    @Test
    void listingThatBreaksOffTellsWhere() {
        Failure reset = new Failure(OutcomeCode.UNREACHABLE, true, "reset", Optional.of("c"), Optional.of("id"));
        ObjectSource source = source("", page("p/a", "p/a"), Result.failed(reset));
        source.next();
        Positioned broken = source.next().orElseThrow();
        assertThat(broken.position()).isEqualTo("p/a");
        assertThat(broken.candidate())
                .isEqualTo(new Candidate.InvalidEntry(new Failure(
                        OutcomeCode.UNREACHABLE,
                        true,
                        "listing of archive-1250000000/p/ behind p/a: reset",
                        Optional.of("c"),
                        Optional.of("id"))));
        assertThat(source.next()).isEmpty();
    }

    @Test
    void listingThatDoesNotGoOnEnds() {
        ObjectSource source = source("p/a", page("p/a"));
        assertThat(source.next().orElseThrow().candidate())
                .isEqualTo(
                        new Candidate.InvalidEntry(
                                Failure.temporary(
                                        OutcomeCode.UNREACHABLE,
                                        "listing of archive-1250000000/p/ behind p/a: COS returned a NextMarker that does not advance")));
        assertThat(source.next()).isEmpty();
    }

    @Test
    void aPrefixWithASlashBeforeItThatListsNothingSaysSo() {
        BucketPrefix slashed = new BucketPrefix("archive-1250000000", "ap-guangzhou", "/p/");
        ObjectSource source = new PrefixSource((prefix, marker) -> page(null), slashed, "");
        assertThat(source.next().orElseThrow().candidate())
                .isEqualTo(new Candidate.InvalidEntry(Failure.permanent(
                        OutcomeCode.MALFORMED,
                        "listing of archive-1250000000//p/: no key begins with a slash: remove"
                                + " it from the prefix")));
        assertThat(source.next()).isEmpty();
        assertThat(new PrefixSource((prefix, marker) -> page(null), slashed, "/p/a").next())
                .isEmpty();
        assertThat(new PrefixSource((prefix, marker) -> page(null), PREFIX, "").next())
                .isEmpty();
    }

    @Test
    void keyThatIsNoneIsAnOutcome() {
        ObjectSource source = source("", page(null, "k".repeat(851), "p/b"));
        assertThat(source.next().orElseThrow().candidate()).isInstanceOf(Candidate.InvalidEntry.class);
        assertThat(positions(source)).containsExactly("p/b");
    }

    @Test
    void entriesThatNameNoObjectHavePositionsOfTheirOwn() {
        ObjectSource source =
                source("", entries("", unreadable("p/%FF"), object("p/b"), unreadable("p/c%FE"), object("q")));
        List<Positioned> all = all(source);
        assertThat(all.stream().map(Positioned::position))
                .containsExactly("\uFFFFp/%FF", "p/b", "p/b\uFFFFp/c%FE", "p/b\uFFFFq");
        assertThat(all.get(2).candidate())
                .isEqualTo(new Candidate.InvalidEntry(
                        Failure.permanent(OutcomeCode.MALFORMED, "listing of archive-1250000000: key p/c%FE: broken")));
        assertThat(all.get(3).candidate())
                .isEqualTo(new Candidate.InvalidEntry(Failure.permanent(
                        OutcomeCode.MALFORMED, "listing of archive-1250000000: key q is not below the prefix p/")));
    }

    @Test
    void entryThatWasReportedIsNotReportedAgain() {
        Result<ListPage> page =
                entries("", unreadable("p/b1%FF"), unreadable("p/b2%FF"), unreadable("p/b3%FF"), object("p/c"));
        assertThat(positions(source("p/b\uFFFFp/b2%FF", page))).containsExactly("p/b\uFFFFp/b3%FF", "p/c");
        assertThat(markers).containsExactly("p/b");
        assertThat(positions(source("p/b", page)))
                .containsExactly("p/b\uFFFFp/b1%FF", "p/b\uFFFFp/b2%FF", "p/b\uFFFFp/b3%FF", "p/c");
    }

    @Test
    void pageThatEndsInEntriesWithoutAKeyIsGoneOnFromTheLastKeyAndTellsThemOnce() {
        ObjectSource source = source(
                "",
                entries("p/a", object("p/a"), unreadable("p/b%FF")),
                entries("", unreadable("p/b%FF"), unreadable("p/c%FF"), object("p/d")));
        assertThat(positions(source)).containsExactly("p/a", "p/a\uFFFFp/b%FF", "p/a\uFFFFp/c%FF", "p/d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p/b", "p/a", "p/", ""})
    void listingWhoseMarkersDoNotAdvanceEnds(String marker) {
        ObjectSource source =
                source("p/a", page("p/b", "p/b"), Result.of(new ListPage(List.of(), Optional.of(marker))));
        assertThat(source.next().orElseThrow().position()).isEqualTo("p/b");
        assertThat(source.next().orElseThrow().candidate())
                .isEqualTo(
                        new Candidate.InvalidEntry(
                                Failure.temporary(
                                        OutcomeCode.UNREACHABLE,
                                        "listing of archive-1250000000/p/ behind p/b: COS returned a NextMarker that does not advance")));
        assertThat(source.next()).isEmpty();
    }

    @Test
    void markersAdvanceInTheOrderOfTheirBytes() {
        assertThat(positions(
                        source("", page("p/\uFF5E", "p/\uFF5E"), page("p/\uD83D\uDE00"), page(null, "p/\uDBFF\uDFFF"))))
                .containsExactly("p/\uFF5E", "p/\uDBFF\uDFFF");
    }

    private static List<Positioned> all(ObjectSource source) {
        List<Positioned> all = new ArrayList<>();
        for (Optional<Positioned> next = source.next(); next.isPresent(); next = source.next()) {
            all.add(next.get());
        }
        return all;
    }

    private static Result<ListPage> entries(String nextMarker, ListedEntry... entries) {
        return Result.of(new ListPage(List.of(entries), Optional.of(nextMarker).filter(marker -> !marker.isEmpty())));
    }

    private static ListedEntry object(String key) {
        return new ListedObject(key, STATE);
    }

    private static ListedEntry unreadable(String raw) {
        return new ListedEntry.Unreadable(raw, "broken");
    }

    @Test
    void prefixIsUnicode() {
        assertThatThrownBy(() -> new BucketPrefix("archive-1250000000", "ap-guangzhou", "\ud800"))
                .isInstanceOf(InvalidNameException.class)
                .extracting(e -> ((InvalidNameException) e).field())
                .isEqualTo("prefix");
    }

    @SafeVarargs
    private final ObjectSource source(String position, Result<ListPage>... pages) {
        var rest = List.of(pages).iterator();
        return new PrefixSource(
                (prefix, marker) -> {
                    assertThat(prefix).isEqualTo(PREFIX);
                    markers.add(marker);
                    return rest.next();
                },
                PREFIX,
                position);
    }

    private static List<String> positions(ObjectSource source) {
        List<String> positions = new ArrayList<>();
        for (Optional<Positioned> next = source.next(); next.isPresent(); next = source.next()) {
            positions.add(next.get().position());
        }
        return positions;
    }

    private static Result<ListPage> page(String nextMarker, String... keys) {
        return Result.of(new ListPage(
                Stream.of(keys).map(key -> new ListedObject(key, STATE)).toList(), Optional.ofNullable(nextMarker)));
    }
}
