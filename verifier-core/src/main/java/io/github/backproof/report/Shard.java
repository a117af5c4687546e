package io.github.backproof.report;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A part of a run that is split over several machines: of all checks in their order, every {@code count}-th from the {@code
 * number}-th on.
 *
 * @param number from 1 to {@code count}
 * @param count into how many parts the run is split, from 1 to 1000
 */
public record Shard(int number, int count) {
    private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,4})\\s*/\\s*(\\d{1,4})\\s*");
    /** Into how many parts a run may be split. */
    public static final int MOST = 1000;

    /** Refuses numbers that are out of range. */
    public Shard {
        if (number < 1 || number > count || count > MOST) {
            throw new IllegalArgumentException(number + "/" + count + " is no shard.");
        }
    }

    /** The shard of a text such as {@code 3/8}; empty when the text is no shard. */
    public static Optional<Shard> of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(parts.group(1));
        int count = Integer.parseInt(parts.group(2));
        return number < 1 || number > count || count > MOST ? Optional.empty() : Optional.of(new Shard(number, count));
    }

    /** Whether the check with that place in the order, from 0 on, is in this part. */
    public boolean has(long place) {
        return place % count == number - 1;
    }

    /** The same part in as many smaller ones. */
    public List<Shard> split(int parts) {
        return IntStream.range(0, parts)
                .mapToObj(part -> new Shard(number + part * count, count * parts))
                .toList();
    }

    @Override
    public String toString() {
        return number + "/" + count;
    }
}
