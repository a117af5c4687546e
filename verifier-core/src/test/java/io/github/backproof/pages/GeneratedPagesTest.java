package io.github.backproof.pages;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Pages that are made from the code are as the code is. */
class GeneratedPagesTest {
    @Test
    void the_index_of_the_catalogue_is_up_to_date() {
        CheckedInPage.check(Path.of("..", "specs", "README.md"), CatalogueIndex.page());
    }

    @Test
    void the_table_of_controls_is_up_to_date() {
        System.out.println(ControlsPage.table());
        CheckedInPage.check(Path.of("..", "docs", "controls.md"), ControlsPage.page());
    }
}
