// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import com.example.addon.Collector;
import com.example.addon.Condition;
import com.example.addon.Plain;
import io.tidegate.itests.support.TestBundle;

/** A bundle as it is built for Kura 5: component documents of scr 1.1.0, import ranges, nothing immediate. */
final class AddOn {

    private static final String IMPORTS = "org.eclipse.kura;version=\"[1.3,2.0)\","
            + "org.eclipse.kura.configuration;version=\"[1.1,2.0)\",org.eclipse.kura.type;version=\"[1.0,2.0)\","
            + "org.eclipse.kura.wire;version=\"[2.0,3.0)\",org.eclipse.kura.wire.graph;version=\"[1.0,1.1)\","
            + "org.eclipse.kura.wire.multiport;version=\"[1.0,1.1)\",org.osgi.framework;version=\"[1.8,2.0)\","
            + "org.osgi.service.component;version=\"[1.2,2.0)\",org.osgi.service.wireadmin;version=\"[1.0,2.0)\"";

    private static final String WIRE_HELPER =
            """
               <reference bind="bindWireHelperService" cardinality="1..1"
                   interface="org.eclipse.kura.wire.WireHelperService" name="WireHelperService" policy="static"
                   unbind="unbindWireHelperService"/>
            """;

    private AddOn() {}

    static void install(WiresFramework framework) throws Exception {
        framework.start(new TestBundle("com.example.addon")
                .imports(IMPORTS)
                .classes(Condition.class, Collector.class, Plain.class)
                .component(component(
                        "Condition",
                        "wire.WireReceiver,wire.multiport.MultiportWireEmitter",
                        WIRE_HELPER,
                        ports(1, 1, 2, 2) + "   <property name=\"output.port.names\">0=then\n1=else</property>\n"))
                .component(component(
                        "Collector",
                        "wire.WireEmitter,wire.multiport.MultiportWireReceiver",
                        WIRE_HELPER,
                        ports(2, 10, 1, 1)))
                .component(component("Plain", "", "", "")));
    }

    private static String component(String name, String kinds, String references, String properties) {
        StringBuilder services = new StringBuilder();
        for (String kind : kinds.split(",", -1)) {
            services.append(kind.isEmpty() ? "" : "      <provide interface=\"org.eclipse.kura." + kind + "\"/>\n");
        }
        boolean configurable = !references.isEmpty();
        String activation = configurable ? " activate=\"activate\"" : "";
        return "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.1.0\" name=\"com.example." + name + "\""
                + activation + " enabled=\"true\" configuration-policy=\"require\">\n"
                + "   <implementation class=\"com.example.addon." + name + "\"/>\n"
                + "   <service>\n      <provide interface=\"org.eclipse.kura.wire.WireComponent\"/>\n"
                + "      <provide interface=\"org.osgi.service.wireadmin.Consumer\"/>\n"
                + "      <provide interface=\"org.osgi.service.wireadmin.Producer\"/>\n" + services
                + "   </service>\n" + references
                + "   <property name=\"service.pid\" type=\"String\" value=\"com.example." + name + "\"/>\n"
                + properties + "</scr:component>\n";
    }

    private static String ports(int leastIn, int mostIn, int leastOut, int mostOut) {
        return port("input.cardinality.minimum", leastIn)
                + port("input.cardinality.maximum", mostIn)
                + port("input.cardinality.default", leastIn)
                + port("output.cardinality.minimum", leastOut)
                + port("output.cardinality.maximum", mostOut)
                + port("output.cardinality.default", leastOut);
    }

    private static String port(String name, int value) {
        return "   <property name=\"" + name + "\" type=\"Integer\" value=\"" + value + "\"/>\n";
    }
}
