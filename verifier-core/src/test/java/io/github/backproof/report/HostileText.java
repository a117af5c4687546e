package io.github.backproof.report;

/** Texts that mean to do harm, by what they are aimed at. */
enum HostileText {
    SCRIPT("<script>alert(1)</script>"),
    HANDLER("\"'><img src=x onerror=alert(1)>"),
    CLOSING_TAGS("</title></style></p></td></table></code></details></body>"),
    ENTITY("&lt;b&gt; &amp; &#60;b&#62; &unknown;"),
    DECLARATION("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;"),
    CDATA("]]>"),
    CDATA_OPENED("<![CDATA[<b>"),
    COMMENT("--><!-- <?xml version=\"1.0\"?>"),
    TEMPLATE("${7*7} <#assign x=1> #{1} <@x/> [=1]"),
    FORMAT("%s %n %1$d %"),
    SARIF_LINK("[here](https://example.org) {0} {{0}}"),
    ESCAPE_SEQUENCE("\u001b[2J\u001b]8;;https://example.org\u0007x\u009b31m"),
    BACKSPACES("right\b\b\b\b\bwrong\u007f"),
    RIGHT_TO_LEFT("\u202egnp.txt\u202c"),
    ISOLATES("\u2066a\u2069\u061c\u200f\u200e"),
    INVISIBLE("a\u200b\u200d\u2060\ufeff\u00ad\udb40\udc41b"),
    LINE_FEED("a\nb"),
    OTHER_LINES("a\r\nb\rc\u0085d\u2028e\u2029f\u000bg\fh"),
    PARAGRAPHS("a\n\n# b\n\n- c\n\n    d"),
    NUL("a\0b"),
    HALF_PAIR("a\ud800b"),
    TURNED_PAIR("\udc00\ud800"),
    NO_CHARACTER("a\uffff\ufffeb\ufdd0"),
    BEYOND_16_BITS("\ud83d\ude00 \ud835\udd38"),
    CELL("a | b \\| c |"),
    TABLE("| a | b |\n|---|---|\n| c | d |"),
    CODE("`a` ``b"),
    FENCE("```\na\n```"),
    TILDES("~~~ ~~a~~"),
    LINK("[a](https://example.org \"b\") ![c](d) <https://example.org> [e]: f [g][h]"),
    EMPHASIS("*a* **b** _c_ __d__"),
    HEADING("# a"),
    UNDERLINE("==="),
    RULE("---"),
    RULE_OF_STARS("* * *"),
    DASH("- a"),
    PLUS("+ a"),
    NUMBER("1. a"),
    NUMBER_IN_BRACKETS("27) a"),
    QUOTE("> a"),
    INDENTED("        a"),
    TAB("\ta"),
    BACKSLASH("a\\"),
    ESCAPED("\\<b\\> \\\\"),
    QUOTES("\"a' \\\" \\u0022"),
    SHELL("`a` $(b) ; c & d | e > f 'g' \"h\" !i %j% ^k"),
    PATH("../../../../etc/passwd"),
    ABSOLUTE("//example.org/a:b?c#d"),
    FORMULA("=HYPERLINK(\"https://example.org\")"),
    YAML("!!java.net.URL [a]: &b *c {d: e} # f"),
    LONG("a".repeat(100_000)),
    LONG_NAME("a.".repeat(40_000) + "<b>");

    private final String text;

    HostileText(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
