package io.alertledger.broker;

/** Makes a broker of one kind; found by {@link java.util.ServiceLoader}. */
public interface BrokerProvider {
    /** The name that {@code broker=…} in the configuration uses. */
    String name();

    /**
     * Opens the broker.
     *
     * @throws IllegalArgumentException where a setting is missing or wrong; the message names it
     */
    Broker open(BrokerContext context);
}
