package io.alertledger.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Times as text: exact, and in order. */
class TimesTest {
    private static final long FIRST = -62167219200L;
    private static final long LAST = 253402300799L;

    @Property
    void readingIsTheInverseOfWriting(
            @ForAll @LongRange(min = FIRST, max = LAST) long second, @ForAll @IntRange(max = 999_999_999) int nano) {
        Instant time = Instant.ofEpochSecond(second, nano);
        String text = Times.text(time);
        assertThat(text).hasSize(30);
        assertThat(Times.parse(text)).isEqualTo(time).isEqualTo(Instant.parse(text));
    }

    @Property
    void theOrderOfTextsIsTheOrderOfTimes(
            @ForAll @LongRange(min = FIRST, max = LAST) long one,
            @ForAll @LongRange(min = FIRST, max = LAST) long other) {
        Instant left = Instant.ofEpochSecond(one);
        Instant right = Instant.ofEpochSecond(other);
        assertThat(Integer.signum(Times.text(left).compareTo(Times.text(right))))
                .isEqualTo(Integer.signum(left.compareTo(right)));
    }

    @Example
    void whatWouldNotSortIsRefused() {
        assertThatThrownBy(() -> Times.text(Instant.MAX)).hasMessageContaining("years 0 to 9999");
        assertThatThrownBy(() -> Times.text(Instant.MIN)).hasMessageContaining("years 0 to 9999");
    }

    @Example
    void damageIsSeen() {
        for (String text : List.of(
                "",
                "2026-01-28T14:30:00Z",
                "2026-13-28T14:30:00.000000000Z",
                "2026-01-28T24:30:00.000000000Z",
                "2026-01-28 14:30:00.000000000Z",
                "2O26-01-28T14:30:00.000000000Z")) {
            assertThatThrownBy(() -> Times.parse(text)).isInstanceOf(RuntimeException.class);
        }
    }
}
