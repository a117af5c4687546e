package io.github.backproof.subject;

import io.github.backproof.specs.Packing;
import io.github.backproof.subject.storage.Form;
import java.util.List;

/**
 * What holds one parameter or gradient, or several.
 *
 * @param label what it is called in a sentence
 * @param holder where it is found
 * @param form its form
 * @param names the parameters, in the order in which they lie there
 * @param packing how they lie there
 */
record Container(String label, Holder holder, Form form, List<String> names, Packing packing) {
    boolean isFused() {
        return names.size() > 1;
    }
}
