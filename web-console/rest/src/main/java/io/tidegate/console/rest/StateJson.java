// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidegate.api.system.BundleState;
import io.tidegate.api.system.ComponentState;
import java.io.IOException;
import java.util.List;

/** How bundles and components look in JSON. */
final class StateJson {

    private StateJson() {}

    static Json.Body bundles(List<BundleState> bundles) {
        return Json.list("bundles", bundles, StateJson::bundle);
    }

    static Json.Body components(List<ComponentState> components) {
        return Json.list("components", components, StateJson::component);
    }

    static void bundle(JsonGenerator json, BundleState bundle) throws IOException {
        json.writeStartObject();
        json.writeStringField("bsn", bundle.bsn());
        json.writeStringField("version", bundle.version());
        json.writeStringField("state", bundle.state());
        json.writeStringField("slot", bundle.slot());
        json.writeStringField("standby", bundle.standby());
        json.writeNumberField("startLevel", bundle.startLevel());
        json.writeStringField("origin", bundle.origin());
        json.writeBooleanField("wanted", bundle.wanted());
        json.writeBooleanField("running", bundle.running());
        json.writeEndObject();
    }

    private static void component(JsonGenerator json, ComponentState component) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", component.name());
        json.writeStringField("pid", component.pid());
        json.writeStringField("bundle", component.bundle());
        json.writeNumberField("id", component.id());
        json.writeStringField("state", component.state());
        json.writeStringField("fault", component.fault());
        json.writeEndObject();
    }
}
