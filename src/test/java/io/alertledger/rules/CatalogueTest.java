package io.alertledger.rules;

import io.alertledger.Generated;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The catalogue in the repository is that of the rules in it. */
class CatalogueTest {

    @Test
    void theCatalogueTellsOfEveryShippedRule() throws IOException {
        Generated.check("rules/README.md", Catalogue.markdown(ExampleRules.compiled(RuleSources.packed())));
    }
}
