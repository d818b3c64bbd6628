package io.alertledger.model;

/** Whether an instruction means one position or every position it fits. */
public enum Scope {
    ONE,
    ALL
}
