package io.alertledger.model;

/**
 * What makes a position one: account, instrument (root included) and side. Long and short of one
 * symbol are two positions.
 */
public record PositionKey(String account, Instrument instrument, Side side) {}
