package io.alertledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Fraction;
import io.alertledger.model.PositionStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reasons with values in them. */
class BecauseTest {

    static Stream<Arguments> sentences() {
        return Stream.of(
                Arguments.of("strike {}", new Object[] {new BigDecimal("595.00")}, "strike 595"),
                Arguments.of("{} big", new Object[] {new BigDecimal("1E+3")}, "1000 big"),
                Arguments.of("{}", new Object[] {new BigDecimal("0.333333333333333333")}, "0.33333333"),
                Arguments.of("{} and {}", new Object[] {1, "x"}, "1 and x"),
                Arguments.of("up {%}", new Object[] {new BigDecimal("0.33333")}, "up 33.3 %"),
                Arguments.of("up {%}", new Object[] {new BigDecimal("-0.5")}, "up -50 %"),
                Arguments.of("it is {}", new Object[] {PositionStatus.PENDING_EXIT}, "it is pending exit"),
                Arguments.of("sells {}", new Object[] {Fraction.of(1, 3)}, "sells 1/3"),
                Arguments.of("on {}", new Object[] {LocalDate.of(2026, 1, 28)}, "on 2026-01-28"),
                Arguments.of("{} old", new Object[] {Duration.ofSeconds(90)}, "90 s old"),
                Arguments.of("by {}", new Object[] {List.of("ann", "bob")}, "by ann, bob"),
                Arguments.of("mark {}", new Object[] {null}, "mark unknown"),
                Arguments.of("no value {}", new Object[] {}, "no value {}"),
                Arguments.of("{} {}", new Object[] {1}, "1 {}"),
                Arguments.of("none", new Object[] {1}, "none"),
                Arguments.of("{x} {}", new Object[] {1}, "{x} 1"),
                Arguments.of("a {} in a value", new Object[] {"{}", 2}, "a {} in a value"));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void valuesAreWrittenAsPeopleReadThem(String template, Object[] values, String expected) {
        assertThat(Because.fill(template, values)).isEqualTo(expected);
    }

    @Property
    void noTemplateIsTooStrange(@ForAll String template, @ForAll String value) {
        assertThat(Because.fill(template, new Object[] {value, null, value})).isNotNull();
    }
}
