package io.github.backproof.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Changes files: bytes anywhere, and the words, numbers and texts that they are made of.
 *
 * @param random decides what is changed
 */
record Mutation(SplittableRandom random) {
    private static final Pattern TOKEN =
            Pattern.compile("\"[^\"]*+\"|-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|\\w+|.", Pattern.DOTALL);
    private static final int LONGEST = 1 << 16;
    private static final int DRAWS = 40;
    private static final List<String> WORDS = List.of(
            "0",
            "1",
            "-1",
            "00",
            "-0",
            "1.5",
            "255",
            "65536",
            "2147483647",
            "2147483648",
            "4294967296",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "1e308",
            "1e999",
            "-1e999",
            "1E-400",
            "null",
            "true",
            "{}",
            "[]",
            "\"\"",
            "\"NaN\"",
            "\"-Infinity\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u202e\"",
            "\"../../x\"",
            "\"__metadata__\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "'",
            "\\",
            "\n",
            "\t",
            " ",
            "#",
            "-",
            "- ",
            ": ",
            "? ",
            "&a ",
            "*a",
            "<<: *a",
            "!!set ",
            "!!java.net.URL ",
            "!!binary ",
            "!!float ",
            "!<x> ",
            "|\n",
            ">-\n",
            "---\n",
            "...\n",
            "%YAML 9.9\n",
            "%TAG ! x\n",
            "~",
            "@",
            "`",
            "\u0000",
            "\u0085",
            "\u00ef\u00bb\u00bf",
            "\u00ff\u00fe",
            "\u00c3\u0028",
            "\u00ed\u00a0\u0080");

    /** A file like the first, with parts like those of the second. */
    byte[] of(byte[] file, byte[] other) {
        String changed = new String(file, StandardCharsets.ISO_8859_1);
        for (int times = 1 + random.nextInt(random.nextInt(4) + 1); times > 0; times--) {
            changed = random.nextInt(8) == 0 ? bytes(changed) : tokens(changed, other);
        }
        return changed.substring(0, Math.min(LONGEST, changed.length())).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String bytes(String file) {
        int from = random.nextInt(file.length() + 1);
        int to = Math.min(file.length(), from + 1 + random.nextInt(8));
        String part = file.substring(from, to);
        String instead = switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> part + part;
            case 2 -> Character.toString(random.nextInt(256));
            default -> Character.toString(random.nextInt(256)) + part;
        };
        return file.substring(0, from) + instead + (random.nextInt(16) == 0 ? "" : file.substring(to));
    }

    private String tokens(String file, byte[] other) {
        List<String> tokens = new ArrayList<>(tokens(file));
        if (tokens.isEmpty()) {
            return word();
        }
        int at = random.nextInt(tokens.size());
        switch (random.nextInt(10)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, word());
            case 2 -> tokens.add(at, word().repeat(1 << random.nextInt(15)));
            case 3 -> tokens.set(at, oneOf(tokens(new String(other, StandardCharsets.ISO_8859_1))));
            case 4 -> tokens.set(at, word());
            case 5, 6, 7 -> tokens.set(at, alike(tokens.get(at), WORDS));
            default -> tokens.set(at, alike(tokens.get(at), tokens));
        }
        return String.join("", tokens);
    }

    /** Another of the same sort, a number for a number and a text for a text, if one is met. */
    private String alike(String token, List<String> words) {
        return random.ints(DRAWS, 0, words.size())
                .mapToObj(words::get)
                .filter(word -> !word.equals(token) && sort(word) == sort(token))
                .findFirst()
                .orElse(token);
    }

    private static int sort(String token) {
        return token.matches("-?\\d.*") ? '0' : token.charAt(0) == '"' ? '"' : token.matches("\\w+") ? 'a' : '.';
    }

    private String word() {
        return oneOf(WORDS);
    }

    private String oneOf(List<String> words) {
        return words.isEmpty() ? "" : words.get(random.nextInt(words.size()));
    }

    private static List<String> tokens(String file) {
        return TOKEN.matcher(file).results().map(MatchResult::group).toList();
    }
}
