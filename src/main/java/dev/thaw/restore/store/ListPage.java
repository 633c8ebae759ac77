package dev.thaw.restore.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What came of asking for a page of a listing. */
public sealed interface ListPage {

    <T> T fold(Function<Page, T> page, Function<Failure, T> failed);

    /**
     * @param entries in the order of their keys
     * @param nextMarker where the next page begins; absent on the last one, empty where nothing says it
     */
    record Page(List<? extends ListedEntry> entries, Optional<String> nextMarker) implements ListPage {
        public Page {
            entries = List.copyOf(entries);
        }

        @Override
        public <T> T fold(Function<Page, T> page, Function<Failure, T> failed) {
            return page.apply(this);
        }
    }

    record Failed(Failure failure) implements ListPage {
        @Override
        public <T> T fold(Function<Page, T> page, Function<Failure, T> failed) {
            return failed.apply(failure);
        }
    }
}
