/**
 * Where orders go and positions are reported: one small interface, {@link
 * io.alertledger.broker.Broker}, and its adapters. An adapter turns a broker's words into ours and
 * keeps no books.
 *
 * <p>Knows {@link io.alertledger.model} and {@link io.alertledger.formats}. Adapters are found by
 * {@link java.util.ServiceLoader} as {@link io.alertledger.broker.BrokerProvider}s. Start at {@link
 * io.alertledger.broker.Broker}; {@link io.alertledger.broker.PaperBroker} is the simplest.
 */
@NullMarked
package io.alertledger.broker;

import org.jspecify.annotations.NullMarked;
