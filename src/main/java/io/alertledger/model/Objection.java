package io.alertledger.model;

import org.jspecify.annotations.Nullable;

/**
 * A rule's veto.
 *
 * @param candidate the candidate's name, or null where the veto is against the instruction as a whole
 * @param code why, for programs
 * @param rule which rule said it
 * @param because why, for people
 */
public record Objection(@Nullable String candidate, RefusalCode code, RuleRef rule, String because) {}
