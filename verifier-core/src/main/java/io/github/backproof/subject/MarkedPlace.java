package io.github.backproof.subject;

import io.github.backproof.specs.GradientChecked;

/**
 * Where {@link GradientChecked} stands.
 *
 * @param name the name reports use
 * @param fullName the full name of the class, and of the method after a point
 * @param type the class of the layers
 * @param declared what is declared there
 */
record MarkedPlace(String name, String fullName, Class<?> type, GradientChecked declared) {}
