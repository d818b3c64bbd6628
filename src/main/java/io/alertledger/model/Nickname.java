package io.alertledger.model;

/** What traders call a part of their book. */
public enum Nickname {
    WEEKLY,
    CORE,
    RUNNER
}
