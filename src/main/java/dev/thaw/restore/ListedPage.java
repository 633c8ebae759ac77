package dev.thaw.restore;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What came of asking for a page of a listing. */
public sealed interface ListedPage {

    <T> T fold(Function<Page, T> page, Function<Failure, T> failed);

    /**
     * @param entries in the order of their keys
     * @param nextMarker where the next page begins; absent on the last one, empty where nothing says it
     */
    record Page(List<? extends ListedEntry> entries, Optional<String> nextMarker) implements ListedPage {
        public Page {
            entries = List.copyOf(entries);
        }

        @Override
        public <T> T fold(Function<Page, T> page, Function<Failure, T> failed) {
            return page.apply(this);
        }
    }

    record Failed(Failure failure) implements ListedPage {
        @Override
        public <T> T fold(Function<Page, T> page, Function<Failure, T> failed) {
            return failed.apply(failure);
        }
    }
}
