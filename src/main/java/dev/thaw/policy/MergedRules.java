package dev.thaw.policy;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Items by several lists of their ordinals, each ascending: every item once, in order, and no more of them than are asked for. */
final class MergedRules<T> implements Iterator<T> {

    private final List<T> items;
    private final List<int[]> lists;
    private final int[] read;
    private int next;

    MergedRules(List<T> items, List<int[]> lists) {
        this.items = items;
        this.lists = lists;
        this.read = new int[lists.size()];
        this.next = least();
    }

    @Override
    public boolean hasNext() {
        return next < items.size();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T item = items.get(next);
        for (int list = 0; list < read.length; list++) {
            read[list] += head(list) == next ? 1 : 0;
        }
        next = least();
        return item;
    }

    private int least() {
        int least = items.size();
        for (int list = 0; list < read.length; list++) {
            least = Math.min(least, head(list));
        }
        return least;
    }

    private int head(int list) {
        int[] ordinals = lists.get(list);
        return read[list] < ordinals.length ? ordinals[read[list]] : items.size();
    }
}
