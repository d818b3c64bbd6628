package io.alertledger.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.formats.AlertJson;
import io.alertledger.formats.Json;
import io.alertledger.model.Alert;
import io.alertledger.model.Instruction;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An alert is kept and read back whole, whatever its text. */
class AlertJsonProperties {
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anAlertIsReadBackWhole(@ForAll("alerts") Alert alert) {
        String written = Json.write(AlertJson.of(alert));
        Alert read = AlertJson.read(Json.readObject(written), Instant.EPOCH, () -> "none");
        assertThat(read).isEqualTo(alert);
        assertThat(Json.write(AlertJson.of(read))).isEqualTo(written);
    }

    @Provide
    Arbitrary<Alert> alerts() {
        Arbitrary<String> texts = Arbitraries.strings()
                .all()
                .excludeChars('\uD800', '\uDFFF')
                .ofMaxLength(40)
                .map(text -> text.codePoints()
                        .filter(c -> c < 0xD800 || c > 0xDFFF)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
        Arbitrary<String> names = Arbitraries.of("carol", "dave", "room \"a\"", "房间");
        Arbitrary<List<Instruction>> said =
                Questions.instructions().list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<List<Alert.Message>> previous = Combinators.combine(texts, names.injectNull(0.3))
                .as(Alert.Message::new)
                .list()
                .ofMaxSize(2);
        return Combinators.combine(
                        names,
                        names.injectNull(0.3),
                        names.injectNull(0.3),
                        texts,
                        said,
                        Arbitraries.of(true, false),
                        texts.injectNull(0.5),
                        previous)
                .as((id, channel, author, text, instructions, structured, reply, before) -> new Alert(
                        id,
                        "default",
                        channel,
                        author,
                        structured ? null : text,
                        structured ? instructions : List.of(),
                        Instant.parse("2026-01-28T15:30:00.123Z"),
                        reply,
                        before));
    }
}
