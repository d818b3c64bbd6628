package io.alertledger.model;

/**
 * Where a reason comes from.
 *
 * @param id the rule's id, which outlives renames
 * @param title the rule's title
 * @param file path within the rules folder, with forward slashes
 * @param line first line of the rule, from 1
 */
public record RuleRef(String id, String title, String file, int line) {}
