package dev.thaw.request;

import dev.thaw.restore.source.ObjectSource;
import java.util.Optional;

/** A source that ends at a limit, whose positions carry how many candidates came before. Not thread-safe. */
final class CountedSource implements ObjectSource {

    private final ObjectSource source;
    private final long most;
    private long count;

    CountedSource(ObjectSource source, long count, long most) {
        this.source = source;
        this.count = count;
        this.most = most;
    }

    /** A position and the number of candidates up to it. */
    record Place(long count, String position) {

        static Place parse(String text) {
            int colon = text.indexOf(':');
            return colon < 1 || colon > 18 || !text.chars().limit(colon).allMatch(Character::isDigit)
                    ? new Place(0, "")
                    : new Place(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
        }

        @Override
        public String toString() {
            return count + ":" + position;
        }
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Optional<Positioned> next() {
        if (count >= most) {
            return Optional.empty();
        }
        return source.next().map(entry -> {
            count += entry.aboutSource() ? 0 : 1;
            return new Positioned(
                    entry.candidate(), new Place(count, entry.position()).toString(), entry.aboutSource());
        });
    }

    @Override
    public void close() {
        source.close();
    }
}
