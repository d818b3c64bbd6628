package io.alertledger.broker;

/** What asking for positions gave. A failed or partial fetch is no report at all. */
public sealed interface ReportAnswer {
    record Report(BrokerReport report) implements ReportAnswer {}

    /**
     * There was none.
     *
     * @param broken whether something came that makes no sense, rather than nothing: that is red at once, while silence
     *     may last for a while
     */
    record NoReport(String reason, boolean broken) implements ReportAnswer {
        /** Nothing came. */
        public NoReport(String reason) {
            this(reason, false);
        }
    }
}
