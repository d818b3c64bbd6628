package io.alertledger.model;

import java.util.List;

/**
 * What a message was understood to be.
 *
 * @param verdict what kind of message it is
 * @param instructions what it says to do, in order; PLAN and RECAP may carry some for display
 * @param reasons why it was read so, and each reading that was rejected; at least one
 */
public record Reading(Verdict verdict, List<Instruction> instructions, List<String> reasons) {
    public Reading {
        instructions = List.copyOf(instructions);
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a reading needs at least one reason");
        }
        if (verdict.acts() && instructions.isEmpty()) {
            throw new IllegalArgumentException("a reading of verdict " + verdict + " needs at least one instruction");
        }
    }
}
