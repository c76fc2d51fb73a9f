// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class EndpointUsesTest {

    @Test
    void endpointsInBranchesCountToo() throws Exception {
        EndpointUses uses = uses(
                """
                - from:
                    uri: timer:x
                    steps:
                      - choice:
                          when:
                            - simple: "${body} != null"
                              steps:
                                - to: http://example.invalid/a
                          otherwise:
                            steps:
                              - to: kura-cloud:pub
                      - doTry:
                          steps:
                            - to: tidegate-asset:boiler/t1?onChange=false
                          doCatch:
                            - exception: [java.lang.Exception]
                              steps:
                                - wireTap:
                                    uri: seda:errors
                      - toD: "paho-mqtt5:${header.topic}"
                """);

        assertThat(uses.schemes())
                .containsExactlyInAnyOrder("timer", "http", "kura-cloud", "tidegate-asset", "seda", "paho-mqtt5");
        assertThat(uses.dynamic()).isFalse();
        assertThat(uses.names("tidegate-asset")).containsExactly("boiler/t1");
    }

    @Test
    void endpointThatOnlyAMessageNamesIsUnknown() throws Exception {
        assertThat(uses("- from:\n    uri: timer:x\n    steps:\n      - toD: \"${header.where}\"\n")
                        .dynamic())
                .isTrue();
        assertThat(
                        uses("""
                                - from:
                                    uri: timer:x
                                    steps:
                                      - recipientList:
                                          expression:
                                            header: where
                                """)
                                .dynamic())
                .isTrue();
    }

    private static EndpointUses uses(String text) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            return RouteParser.parse(context, "g", new RouteText(text, false, ""))
                    .get(0)
                    .uses();
        }
    }
}
