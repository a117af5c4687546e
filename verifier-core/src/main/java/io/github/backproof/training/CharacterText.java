package io.github.backproof.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A text as numbers: each character that occurs is a token, in the order of their code points.
 *
 * @param characters the alphabet; a token is a place in it
 * @param tokens the text
 */
public record CharacterText(String characters, int[] tokens) {
    private static final String CORPUS = "/META-INF/backproof/corpus.txt";

    /** A text. */
    public static CharacterText of(String text) {
        String alphabet =
                text.chars().distinct().sorted().mapToObj(Character::toString).collect(Collectors.joining());
        return new CharacterText(alphabet, text.chars().map(alphabet::indexOf).toArray());
    }

    /** The text that comes along: a few pages on how transformers compute. */
    public static CharacterText corpus() {
        try (InputStream stream = CharacterText.class.getResourceAsStream(CORPUS)) {
            return of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** n_vocab. */
    public int vocabulary() {
        return characters.length();
    }

    /** Tokens as text. */
    public String text(int... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(token -> String.valueOf(characters.charAt(token)))
                .collect(Collectors.joining());
    }

    /** The tokens of a text made of the alphabet. */
    public int[] tokensOf(String text) {
        return text.chars().map(characters::indexOf).toArray();
    }

    /** A stretch of the text. */
    public int[] window(int from, int length) {
        return Arrays.copyOfRange(tokens, from, from + length);
    }
}
