package io.alertledger.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.AlertLedger;
import io.alertledger.formats.Json;
import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleInfo;
import io.alertledger.rules.RuleSet;

/** The rules in force as the API gives them out. Thread-safe. */
final class RuleViews {
    private final AlertLedger ledger;

    RuleViews(AlertLedger ledger) {
        this.ledger = ledger;
    }

    /** The set, its files and what each rule says of itself; no texts. */
    ObjectNode overview() {
        RuleSet rules = ledger.rules();
        ObjectNode out = Json.object();
        out.put("ruleSet", rules.id());
        out.put("fingerprint", rules.sources().fingerprint());
        ArrayNode files = out.putArray("files");
        for (RuleFile file : rules.sources().files()) {
            ObjectNode node = files.addObject();
            node.put("path", file.path());
            node.put("kind", file.isDrl() ? "RULES" : file.isTable() ? "TABLE" : "SCENARIOS");
            node.put("length", file.text().length());
            rules(node, rules, file);
        }
        return out;
    }

    /** One file with its text. */
    ObjectNode file(RuleFile file) {
        ObjectNode out = Json.object();
        out.put("path", file.path());
        out.put("kind", file.isDrl() ? "RULES" : file.isTable() ? "TABLE" : "SCENARIOS");
        out.put("ruleSet", ledger.rules().id());
        out.put("text", file.text());
        rules(out, ledger.rules(), file);
        return out;
    }

    private static void rules(ObjectNode node, RuleSet rules, RuleFile file) {
        ArrayNode list = node.putArray("rules");
        for (RuleInfo rule : rules.rules()) {
            if (rule.file().equals(file.path())) {
                ObjectNode info = list.addObject();
                info.put("id", rule.id());
                info.put("title", rule.title());
                info.put("rationale", rule.rationale());
                info.put("name", rule.name());
                info.put("file", rule.file());
                info.put("line", rule.line());
                info.put("stage", rule.stage().name());
            }
        }
    }
}
