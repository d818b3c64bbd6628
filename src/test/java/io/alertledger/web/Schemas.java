package io.alertledger.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Holds answers against the schemas of the contract: types, enumerations, patterns, required fields, and no field
 * that the contract does not name. The part of JSON Schema that the contract uses.
 */
final class Schemas {
    private final JsonNode contract;

    Schemas(JsonNode contract) {
        this.contract = contract;
    }

    /** What does not fit, each with its place; empty where all fits. */
    List<String> problems(JsonNode schema, JsonNode value) {
        List<String> problems = new ArrayList<>();
        check(schema, value, "", problems);
        return problems;
    }

    private void check(JsonNode schema, JsonNode value, String at, List<String> problems) {
        if (schema.has("$ref")) {
            check(contract.at(schema.path("$ref").asText().substring(1)), value, at, problems);
            return;
        }
        if (schema.isMissingNode()) {
            problems.add(at + ": the contract has no such schema");
            return;
        }
        if (!typed(schema.path("type"), value)) {
            problems.add(at + ": " + value + " is no " + schema.path("type"));
            return;
        }
        if (schema.has("enum") && !contains(schema.path("enum"), value)) {
            problems.add(at + ": " + value + " is none of " + schema.path("enum"));
        }
        if (schema.has("pattern")
                && !Pattern.compile(schema.path("pattern").asText())
                        .matcher(value.asText())
                        .find()) {
            problems.add(at + ": " + value + " does not match " + schema.path("pattern"));
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                check(schema.path("items"), value.get(i), at + "[" + i + "]", problems);
            }
        }
        if (value.isObject() && (schema.has("properties") || schema.has("additionalProperties"))) {
            schema.path("required").forEach(name -> {
                if (!value.has(name.asText())) {
                    problems.add(at + ": " + name + " is missing");
                }
            });
            value.fields().forEachRemaining(field -> {
                JsonNode property = schema.path("properties").path(field.getKey());
                JsonNode other = schema.path("additionalProperties");
                if (property.isMissingNode() && other.isMissingNode()) {
                    problems.add(at + ": the contract names no field " + field.getKey());
                } else {
                    check(
                            property.isMissingNode() ? other : property,
                            field.getValue(),
                            at + "." + field.getKey(),
                            problems);
                }
            });
        }
    }

    private static boolean typed(JsonNode type, JsonNode value) {
        if (type.isMissingNode()) {
            return true;
        }
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (typed(one, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asText()) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> false;
        };
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode one : list) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
