package io.alertledger.exits;

import io.alertledger.formats.Json;
import io.alertledger.formats.ProtectionJson;
import io.alertledger.model.Protection;

/** Protections in a word. */
final class Protections {
    private Protections() {}

    /** As the contracts write it, with single quotes. */
    static Protection of(String json) {
        return ProtectionJson.read(Json.readObject(json.replace('\'', '"')));
    }

    static Protection stop(String price) {
        return of("{'stopLoss':" + price + "}");
    }

    static Protection trailing(String distance) {
        return of("{'trailing':{'distance':" + distance + "}}");
    }
}
