package org.wickbench.verification.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void printsMembersInOrderAndPlainArraysOnOneLine() {
        Json json = Json.object()
                .with("b", 1)
                .with("a", 1.5)
                .with("list", Json.numbers(1, 0.1, 1e-300))
                .with("none", Optional.<String>empty(), Json.Text::new)
                .with("empty", Json.object())
                .with("nested", List.of(true), value -> Json.object().with("yes", value));
        assertThat(json.print()).isEqualTo("""
                        {
                          "b": 1,
                          "a": 1.5,
                          "list": [1.0, 0.1, 1.0E-300],
                          "none": null,
                          "empty": {},
                          "nested": [
                            {
                              "yes": true
                            }
                          ]
                        }
                        """);
    }

    @Test
    void escapesWhatAStringMayNotHold() {
        assertThat(new Json.Text("\"\\\n\r\t\u0001\u007f\u2028 ψ 𝜓 \ud800").print())
                .isEqualTo("\"\\\"\\\\\\n\\r\\t\\u0001\\u007f\\u2028 ψ 𝜓 \\ud800\"\n");
    }

    @Test
    void numbersThatJsonLacksAreStrings() {
        assertThat(Json.numbers(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0)
                        .print())
                .isEqualTo("[\"NaN\", \"Infinity\", \"-Infinity\", -0.0]\n");
    }

    @Test
    void aLaterMemberReplacesAnEarlierOne() {
        assertThat(Json.object().with("a", 1).with("a", 2).print()).isEqualTo("{\n  \"a\": 2\n}\n");
    }
}
