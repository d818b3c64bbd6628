package io.alertledger.model;

import org.jspecify.annotations.Nullable;

/**
 * Where an alert comes from, for rules.
 *
 * @param channel where it was posted, or null
 * @param author who posted it, or null
 */
public record Origin(@Nullable String channel, @Nullable String author) {}
