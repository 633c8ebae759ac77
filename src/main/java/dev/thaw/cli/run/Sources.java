package dev.thaw.cli.run;

import dev.thaw.cli.options.CommandLine;
import dev.thaw.cli.options.Option;
import dev.thaw.cli.options.UsageException;
import dev.thaw.listing.ListPosition;
import dev.thaw.listing.ListSource;
import dev.thaw.listing.ListTarget;
import dev.thaw.listing.ObjectList;
import dev.thaw.listing.PrefixSource;
import dev.thaw.object.InvalidNameException;
import dev.thaw.object.ObjectAttributes;
import dev.thaw.object.ObjectRef;
import dev.thaw.policy.Trigger;
import dev.thaw.policy.glob.Glob;
import dev.thaw.restore.source.Candidate;
import dev.thaw.restore.source.LimitedSource;
import dev.thaw.restore.source.ObjectSource;
import dev.thaw.restore.store.BucketPrefix;
import dev.thaw.restore.store.ObjectStore;
import dev.thaw.text.SafeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The objects that a command line names. It can be opened again and again.
 *
 * @param addresses what is named directly
 * @param lists in COS
 * @param files local ones; {@code -} is standard input
 */
record Sources(List<Address> addresses, List<Address> lists, List<String> files, CommandLine line) {

    static final String STANDARD_INPUT = "-";
    private static final String SCHEME = "cos://";

    /** An address: a bucket, and a key or prefix in it, which may be empty. */
    record Address(String bucket, String key) {

        static Address parse(String text) throws UsageException {
            if (!text.startsWith(SCHEME)) {
                throw new UsageException(SafeText.shortened(text, 80)
                        + " is not an address: write cos://bucket-appid/key, or -f FILE for a file of keys");
            }
            String[] parts = text.substring(SCHEME.length()).split("/", 2);
            return new Address(parts[0], parts.length < 2 ? "" : parts[1]);
        }
    }

    /** @throws UsageException if nothing is named, or a prefix without {@code -r} */
    static Sources of(CommandLine line) throws UsageException {
        List<Address> addresses = new ArrayList<>();
        List<String> files = new ArrayList<>(line.all(Option.FROM_FILE));
        for (String operand : line.operands()) {
            if (operand.equals(STANDARD_INPUT)) {
                files.add(STANDARD_INPUT);
            } else {
                addresses.add(Address.parse(operand));
            }
        }
        List<Address> lists = new ArrayList<>();
        for (String list : line.all(Option.LIST)) {
            lists.add(Address.parse(list));
        }
        Sources sources = new Sources(List.copyOf(addresses), List.copyOf(lists), List.copyOf(files), line);
        sources.requireComplete();
        return sources;
    }

    private void requireComplete() throws UsageException {
        if (addresses.isEmpty() && lists.isEmpty() && files.isEmpty()) {
            throw new UsageException(
                    "name the objects: cos://bucket-appid/key, cos://bucket-appid/prefix/ -r, or -f FILE");
        }
        if (files.stream().filter(STANDARD_INPUT::equals).count() > 1) {
            throw new UsageException("standard input can be read once: name - once");
        }
        for (Address address : addresses) {
            boolean folder = address.key().isEmpty() || address.key().endsWith("/");
            boolean namesBucketOnly = address.key().isEmpty() && !(files.isEmpty() && lists.isEmpty());
            if (folder && !line.has(Option.RECURSIVE) && !namesBucketOnly) {
                throw new UsageException(SCHEME + address.bucket() + "/" + SafeText.shortened(address.key(), 80)
                        + " is a prefix: add -r for everything below it");
            }
            if (address.key().isEmpty() && files.isEmpty() && lists.isEmpty() && !line.has(Option.FORCE)) {
                throw new UsageException(
                        "cos://" + address.bucket() + "/ is a whole bucket: add --force if you mean it");
            }
        }
    }

    boolean readsStandardInput() {
        return files.contains(STANDARD_INPUT);
    }

    /** The bucket of keys that stand alone in a file: the one that is named beside it. */
    Optional<String> bucket() {
        return addresses.stream()
                .map(Address::bucket)
                .findFirst()
                .or(() -> lists.stream().map(Address::bucket).findFirst());
    }

    /**
     * Opens all of them, one after the other.
     *
     * @param region of a bucket
     * @param fullName of a bucket that may have a short one
     * @param input a file that holds standard input
     */
    ObjectSource open(ObjectStore store, UnaryOperator<String> region, UnaryOperator<String> fullName, Path input)
            throws UsageException, IOException {
        List<ObjectSource> opened = new ArrayList<>();
        try {
            for (Address address : addresses) {
                String bucket = fullName.apply(address.bucket());
                String place = region.apply(bucket);
                if (line.has(Option.RECURSIVE)
                        && (files.isEmpty() || !address.key().isEmpty())) {
                    opened.add(new PrefixSource(store, new BucketPrefix(bucket, place, address.key()), ""));
                } else if (!address.key().isEmpty()) {
                    opened.add(one(ObjectRef.latest(bucket, place, address.key())));
                }
            }
            for (Address list : lists) {
                String bucket = fullName.apply(list.bucket());
                ObjectRef object = ObjectRef.latest(bucket, region.apply(bucket), list.key());
                String target = fullName.apply(
                        addresses.stream().map(Address::bucket).findFirst().orElse(list.bucket()));
                opened.add(ListSource.of(
                        store,
                        new ObjectList(object, false, new ListTarget(target, region.apply(target), Trigger.manual())),
                        ListPosition.START));
            }
            for (String file : files) {
                boolean standard = file.equals(STANDARD_INPUT);
                opened.add(new LocalList(
                                standard ? input : Path.of(file),
                                standard ? "standard input" : file,
                                bucket().map(fullName),
                                region,
                                fullName)
                        .open(store));
            }
        } catch (InvalidNameException e) {
            throw new UsageException(e.getMessage() + ": write cos://name-appid/key");
        }
        return filtered(new Chain(opened));
    }

    private static ObjectSource one(ObjectRef object) {
        return ObjectSource.of(List.of(new ObjectSource.Positioned(
                new Candidate.Named(object, Trigger.manual(), ObjectAttributes.NONE, Optional.empty()), "1")));
    }

    private ObjectSource filtered(ObjectSource source) {
        List<Glob> include = globs(Option.INCLUDE);
        List<Glob> exclude = globs(Option.EXCLUDE);
        ObjectSource chosen = include.isEmpty() && exclude.isEmpty() ? source : new Filtered(source, include, exclude);
        return line.number(Option.LIMIT)
                .<ObjectSource>map(most -> new LimitedSource(chosen, most, entry -> false))
                .orElse(chosen);
    }

    private List<Glob> globs(Option option) {
        return line.all(option).stream().map(Glob::compile).toList();
    }

    /** Several sources, one after the other. */
    private static final class Chain implements ObjectSource {

        private final Iterator<ObjectSource> rest;
        private final List<ObjectSource> all;
        private Optional<ObjectSource> current = Optional.empty();

        Chain(List<ObjectSource> all) {
            this.all = all;
            this.rest = all.iterator();
        }

        @Override
        public Optional<Positioned> next() {
            while (true) {
                Optional<Positioned> next = current.flatMap(ObjectSource::next);
                if (next.isPresent() || !rest.hasNext()) {
                    return next;
                }
                current = Optional.of(rest.next());
            }
        }

        @Override
        public void close() {
            all.forEach(ObjectSource::close);
        }
    }

    /** The entries whose keys are wanted, and those that name no object. */
    private record Filtered(ObjectSource source, List<Glob> include, List<Glob> exclude) implements ObjectSource {

        @Override
        public Optional<Positioned> next() {
            Optional<Positioned> next = source.next();
            while (next.isPresent() && !isWanted(next.get())) {
                next = source.next();
            }
            return next;
        }

        private boolean isWanted(Positioned entry) {
            return entry.candidate()
                    .asNamed()
                    .map(named -> named.object().key())
                    .map(key -> (include.isEmpty() || include.stream().anyMatch(glob -> glob.matches(key)))
                            && exclude.stream().noneMatch(glob -> glob.matches(key)))
                    .orElse(true);
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
