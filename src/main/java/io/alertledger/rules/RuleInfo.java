package io.alertledger.rules;

/**
 * What a rule says of itself, and where to edit it. Immutable.
 *
 * @param id kebab-case, unique in the set, outlives renames of the rule; the key in {@code weights.csv}
 * @param title short, without a full stop
 * @param rationale why a trader wants this, in full sentences
 * @param name the rule's name in its file, unique in the set
 * @param file path inside the rules folder
 * @param line of the word {@code rule}, counted from 1
 * @param stage when it fires
 */
public record RuleInfo(String id, String title, String rationale, String name, String file, int line, RuleStage stage) {

    /** {@code matching/strike.drl:12}. */
    public String position() {
        return file + ":" + line;
    }
}
