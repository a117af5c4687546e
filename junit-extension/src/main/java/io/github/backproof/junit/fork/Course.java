package io.github.backproof.junit.fork;

import io.github.backproof.report.SubjectReport;
import java.util.List;
import java.util.function.Supplier;

/** The course of a run from class to class. */
interface Course {
    /** The reports on a class; made, unless they are there. */
    default List<SubjectReport> reports(String type, Supplier<List<SubjectReport>> make) {
        return make.get();
    }

    /** So many classes are done with. */
    default void after(Progress progress) {}
}
