package io.alertledger.model;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One listed option contract.
 *
 * <p>Two contracts that differ only in root are two contracts: SPX settles in the morning, SPXW in
 * the afternoon. {@link #parseCcid} and {@link #parseOcc} take the text at its word (ticker = root);
 * {@link Symbols} knows which roots belong to which trader's word.
 *
 * @param ticker the trader's word: SPX
 * @param root the broker's and OCC's word: SPXW
 * @param expiration the last trading day, in New York
 * @param strike above zero, canonical scale, at most three decimals (the OCC symbol has no more)
 * @param type call or put
 */
public record OptionContract(String ticker, String root, LocalDate expiration, BigDecimal strike, OptionType type)
        implements Instrument {
    private static final BigDecimal MULTIPLIER = new BigDecimal("100");
    private static final BigDecimal HIGHEST_STRIKE = new BigDecimal("99999.999");
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9.]{0,11}");
    private static final Pattern CCID =
            Pattern.compile("([A-Z][A-Z0-9.]{0,11})_(\\d{8})_(\\d{1,5}(?:\\.\\d{1,3})?)_([CP])");
    private static final Pattern OCC = Pattern.compile("(?:O:)?\\.?([A-Z][A-Z0-9]{0,5}) *(\\d{6})([CP])(\\d{8})");
    private static final DateTimeFormatter LONG_DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter SHORT_DATE =
            DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    public OptionContract {
        requireWord("ticker", ticker);
        requireWord("root", root);
        if (expiration.getYear() < 2000 || expiration.getYear() > 2099) {
            throw new IllegalArgumentException("expiration out of range: " + expiration + "; allowed are 2000 to 2099");
        }
        if (strike.signum() <= 0 || strike.compareTo(HIGHEST_STRIKE) > 0) {
            throw new IllegalArgumentException(
                    "strike out of range: " + strike + "; allowed are 0.001 to " + HIGHEST_STRIKE);
        }
        strike = Decimals.canonical(strike);
        if (strike.scale() > 3) {
            throw new IllegalArgumentException("strike has more than three decimals: " + strike);
        }
    }

    private static void requireWord(String field, String value) {
        if (!WORD.matcher(value).matches()) {
            throw new IllegalArgumentException(field + " is no option root: '" + value
                    + "'; allowed are up to 12 capital letters, digits and dots");
        }
    }

    /**
     * Reads {@code SPY_20260128_592.5_P}. Root and ticker are both the word that stands there.
     *
     * @throws IllegalArgumentException if the text is no CCID; the message says what is allowed
     */
    public static OptionContract parseCcid(String text) {
        Matcher m = CCID.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException("not a contract id: '" + text
                    + "'; expected TICKER_YYYYMMDD_STRIKE_C|P, such as SPY_20260128_595_C");
        }
        return new OptionContract(
                m.group(1),
                m.group(1),
                date(m.group(2), LONG_DATE, text),
                new BigDecimal(m.group(3)),
                OptionType.ofLetter(m.group(4).charAt(0)));
    }

    /**
     * Reads an OCC symbol, padded or not: {@code SPY   260128C00595000}, {@code SPY260128C00595000};
     * a leading {@code O:} or dot is allowed.
     *
     * @throws IllegalArgumentException if the text is no OCC symbol; the message says what is allowed
     */
    public static OptionContract parseOcc(String text) {
        Matcher m = OCC.matcher(text.strip());
        if (!m.matches()) {
            throw new IllegalArgumentException(
                    "not an OCC symbol: '" + text
                            + "'; expected ROOT YYMMDD C|P and the strike in thousandths with eight digits, such as SPY   260128C00595000");
        }
        return new OptionContract(
                m.group(1),
                m.group(1),
                date(m.group(2), SHORT_DATE, text),
                new BigDecimal(m.group(4)).movePointLeft(3),
                OptionType.ofLetter(m.group(3).charAt(0)));
    }

    private static LocalDate date(String digits, DateTimeFormatter format, String whole) {
        try {
            return LocalDate.parse(digits, format);
        } catch (DateTimeException impossible) {
            throw new IllegalArgumentException("no such date: " + digits + " in '" + whole + "'", impossible);
        }
    }

    /** Whether a text has the shape of a CCID, whatever its numbers. */
    public static boolean looksLikeCcid(String text) {
        return CCID.matcher(text).matches();
    }

    /** Whether a text has the shape of an OCC symbol. */
    public static boolean looksLikeOcc(String text) {
        return OCC.matcher(text.strip()).matches();
    }

    /**
     * Days and strikes both run in small steps. Added up with the small factors of a record's own hash, the next
     * day's strike below would always collide with this one.
     */
    @Override
    public int hashCode() {
        int hash = 31 * root.hashCode() + ticker.hashCode();
        hash = 31 * hash + (int) expiration.toEpochDay() * 0x9E3779B1;
        return 31 * hash + strike.hashCode() * 0x85EBCA6B + type.hashCode();
    }

    /** The canonical contract id under the trader's word: {@code SPX_20260128_6900_C}. */
    @Override
    public String id() {
        return ccid(ticker);
    }

    /** The canonical contract id under the root, for books in which both roots are open. */
    public String rootId() {
        return ccid(root);
    }

    private String ccid(String word) {
        return word + '_' + digits(expiration) + '_' + strike.toPlainString() + '_' + type.letter();
    }

    /** The date as YYYYMMDD, without a formatter: names are asked for more than anything else. */
    private static int digits(LocalDate date) {
        return (date.getYear() * 100 + date.getMonthValue()) * 100 + date.getDayOfMonth();
    }

    /** The OCC symbol, the root padded to six characters: what brokers take. */
    public String occ() {
        StringBuilder out = new StringBuilder(21).append(root);
        while (out.length() < 6) {
            out.append(' ');
        }
        String thousandths = strike.movePointRight(3).setScale(0).toPlainString();
        return out.append(SHORT_DATE.format(expiration))
                .append(type.letter())
                .append("0".repeat(8 - thousandths.length()))
                .append(thousandths)
                .toString();
    }

    /** The OCC symbol without padding. */
    public String occUnpadded() {
        return occ().replace(" ", "");
    }

    @Override
    public BigDecimal defaultMultiplier() {
        return MULTIPLIER;
    }

    @Override
    public BigDecimal defaultStep() {
        return BigDecimal.ONE;
    }

    @Override
    public String toString() {
        return id();
    }
}
