package io.alertledger.broker;

/** What asking for positions gave. A failed or partial fetch is no report at all. */
public sealed interface ReportAnswer {
    record Report(BrokerReport report) implements ReportAnswer {}

    record NoReport(String reason) implements ReportAnswer {}
}
