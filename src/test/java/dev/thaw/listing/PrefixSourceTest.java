package dev.thaw.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thaw.object.InvalidNameException;
import dev.thaw.object.ObjectRef;
import dev.thaw.object.StorageClass;
import dev.thaw.policy.Trigger;
import dev.thaw.restore.BucketPrefix;
import dev.thaw.restore.Candidate;
import dev.thaw.restore.CopyState;
import dev.thaw.restore.Failure;
import dev.thaw.restore.ListedEntry;
import dev.thaw.restore.ListedObject;
import dev.thaw.restore.ListedPage;
import dev.thaw.restore.ObjectSource;
import dev.thaw.restore.ObjectSource.Placed;
import dev.thaw.restore.ObjectState;
import dev.thaw.restore.OutcomeName;
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
            new ObjectState(7, new StorageClass("ARCHIVE"), Optional.empty(), new CopyState.Unknown());

    private final List<String> markers = new ArrayList<>();

    @Test
    void pagesAreTurnedWhenTheyAreReadAndNotBefore() {
        ObjectSource source = source("", page("p/b", "p/a", "p/b"), page(null, "p/c"));
        assertThat(markers).isEmpty();
        source.next();
        source.next();
        assertThat(markers).containsExactly("");
        assertThat(source.next().orElseThrow())
                .isEqualTo(new Placed(
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
        Failure reset = new Failure(OutcomeName.UNREACHABLE, true, "reset", Optional.of("c"), Optional.of("id"));
        ObjectSource source = source("", page("p/a", "p/a"), new ListedPage.Failed(reset));
        source.next();
        Placed broken = source.next().orElseThrow();
        assertThat(broken.position()).isEqualTo("p/a");
        assertThat(broken.candidate())
                .isEqualTo(new Candidate.Unusable(new Failure(
                        OutcomeName.UNREACHABLE,
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
                .isEqualTo(new Candidate.Unusable(Failure.forNow(
                        OutcomeName.UNREACHABLE,
                        "listing of archive-1250000000/p/ behind p/a: the listing does not go on")));
        assertThat(source.next()).isEmpty();
    }

    @Test
    void aPrefixWithASlashBeforeItThatListsNothingSaysSo() {
        BucketPrefix slashed = new BucketPrefix("archive-1250000000", "ap-guangzhou", "/p/");
        ObjectSource source = new PrefixSource((prefix, marker) -> page(null), slashed, "");
        assertThat(source.next().orElseThrow().candidate())
                .isEqualTo(new Candidate.Unusable(Failure.forGood(
                        OutcomeName.MALFORMED,
                        "listing of archive-1250000000//p/: nothing begins so, since keys do not begin with a slash: leave"
                                + " it out")));
        assertThat(source.next()).isEmpty();
        assertThat(new PrefixSource((prefix, marker) -> page(null), slashed, "/p/a").next())
                .isEmpty();
        assertThat(new PrefixSource((prefix, marker) -> page(null), PREFIX, "").next())
                .isEmpty();
    }

    @Test
    void keyThatIsNoneIsAnOutcome() {
        ObjectSource source = source("", page(null, "k".repeat(851), "p/b"));
        assertThat(source.next().orElseThrow().candidate()).isInstanceOf(Candidate.Unusable.class);
        assertThat(positions(source)).containsExactly("p/b");
    }

    @Test
    void entriesThatNameNoObjectHavePositionsOfTheirOwn() {
        ObjectSource source =
                source("", entries("", unreadable("p/%FF"), object("p/b"), unreadable("p/c%FE"), object("q")));
        List<Placed> all = all(source);
        assertThat(all.stream().map(Placed::position))
                .containsExactly("\uFFFFp/%FF", "p/b", "p/b\uFFFFp/c%FE", "p/b\uFFFFq");
        assertThat(all.get(2).candidate())
                .isEqualTo(new Candidate.Unusable(
                        Failure.forGood(OutcomeName.MALFORMED, "listing of archive-1250000000: key p/c%FE: broken")));
        assertThat(all.get(3).candidate())
                .isEqualTo(new Candidate.Unusable(Failure.forGood(
                        OutcomeName.MALFORMED, "listing of archive-1250000000: key q is not below the prefix p/")));
    }

    @Test
    void entryThatWasToldIsNotToldAgain() {
        ListedPage page =
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
        ObjectSource source = source("p/a", page("p/b", "p/b"), new ListedPage.Page(List.of(), Optional.of(marker)));
        assertThat(source.next().orElseThrow().position()).isEqualTo("p/b");
        assertThat(source.next().orElseThrow().candidate())
                .isEqualTo(new Candidate.Unusable(Failure.forNow(
                        OutcomeName.UNREACHABLE,
                        "listing of archive-1250000000/p/ behind p/b: the listing does not go on")));
        assertThat(source.next()).isEmpty();
    }

    @Test
    void markersAdvanceInTheOrderOfTheirBytes() {
        assertThat(positions(
                        source("", page("p/\uFF5E", "p/\uFF5E"), page("p/\uD83D\uDE00"), page(null, "p/\uDBFF\uDFFF"))))
                .containsExactly("p/\uFF5E", "p/\uDBFF\uDFFF");
    }

    private static List<Placed> all(ObjectSource source) {
        List<Placed> all = new ArrayList<>();
        for (Optional<Placed> next = source.next(); next.isPresent(); next = source.next()) {
            all.add(next.get());
        }
        return all;
    }

    private static ListedPage entries(String nextMarker, ListedEntry... entries) {
        return new ListedPage.Page(List.of(entries), Optional.of(nextMarker).filter(marker -> !marker.isEmpty()));
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

    private ObjectSource source(String position, ListedPage... pages) {
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
        for (Optional<Placed> next = source.next(); next.isPresent(); next = source.next()) {
            positions.add(next.get().position());
        }
        return positions;
    }

    private static ListedPage page(String nextMarker, String... keys) {
        return new ListedPage.Page(
                Stream.of(keys).map(key -> new ListedObject(key, STATE)).toList(), Optional.ofNullable(nextMarker));
    }
}
