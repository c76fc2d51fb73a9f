// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.addon;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.core.configuration.XmlConfigPropertiesAdapted;
import org.eclipse.kura.core.configuration.XmlConfigPropertiesAdapter;
import org.eclipse.kura.core.configuration.XmlConfigPropertyAdapted;
import org.eclipse.kura.core.configuration.XmlConfigPropertyAdapted.ConfigPropertyType;
import org.eclipse.kura.core.configuration.metatype.Tocd;
import org.eclipse.kura.core.configuration.util.ComponentUtil;
import org.eclipse.kura.core.util.IOUtil;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.util.service.ServiceUtil;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.metatype.ObjectClassDefinition;

/** What an add-on does with the helpers, packed as a bundle of its own; what it sees it tells in types of Java. */
public final class AddOn implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        tell(context, "metatype", () -> metatype(context));
        tell(context, "services", () -> services(context));
        tell(context, "snapshot", () -> snapshot(context));
    }

    @Override
    public void stop(BundleContext context) {
        // its services go with it
    }

    private static void tell(BundleContext context, String what, Callable<Map<String, Object>> seen) {
        context.registerService(Callable.class, seen, FrameworkUtil.asDictionary(Map.of("what", what)));
    }

    private static Map<String, Object> metatype(BundleContext context) throws Exception {
        Bundle bundle = context.getBundle();
        Map<String, Object> seen = new HashMap<>();
        seen.put("metadata", ComponentUtil.getMetadata(context, bundle).keySet());
        seen.put(
                "singletons",
                ComponentUtil.getObjectClassDefinition(context, bundle).keySet());
        seen.put(
                "named",
                ComponentUtil.readObjectClassDefinition(bundle, "named").getName());
        Tocd designated = ComponentUtil.readObjectClassDefinition(bundle, "designated.factory");
        seen.put("designated", designated.getName());
        seen.put("defaults", ComponentUtil.getDefaultProperties(designated, null));
        seen.put("missing", ComponentUtil.readMetadata(bundle, "missing"));
        ObjectClassDefinition localised = ComponentUtil.getObjectClassDefinition(context, "named");
        seen.put("localised", localised.getName());
        seen.put("unknown", ComponentUtil.getObjectClassDefinition(context, "unknown"));
        seen.put("text", IOUtil.readResource(context, "OSGI-INF/l10n/bundle.properties"));
        return seen;
    }

    private static Map<String, Object> services(BundleContext context) throws Exception {
        Map<String, Object> seen = new HashMap<>();
        seen.put("factory", ServiceUtil.isFactoryOfAnyService(context, "addon.part", Runnable.class));
        seen.put("other class", ServiceUtil.isFactoryOfAnyService(context, "addon.part", Callable.class));
        seen.put("other factory", ServiceUtil.isFactoryOf(context, "addon.none", names -> true));
        Optional<Object> found = ServiceUtil.waitForService("(what=services)", 1, TimeUnit.MILLISECONDS);
        seen.put("waited", found.isPresent());
        Optional<Object> none = ServiceUtil.waitForService("(what=nothing)", 1, TimeUnit.MICROSECONDS);
        seen.put("waited in vain", none.isPresent());
        return seen;
    }

    /** The gateway's own form of a password, which only its key opens. */
    private static Map<String, Object> snapshot(BundleContext context) throws Exception {
        CryptoService crypto = (CryptoService) Proxy.newProxyInstance(
                AddOn.class.getClassLoader(), new Class<?>[] {CryptoService.class}, (proxy, method, arguments) -> {
                    String text = new String((char[]) arguments[0]);
                    if (method.getName().equals("encryptAes")) {
                        return ("sealed-" + text).toCharArray();
                    }
                    if (!text.startsWith("sealed-")) {
                        throw KuraException.internalError("not of this gateway");
                    }
                    return text.substring("sealed-".length()).toCharArray();
                });
        var registration = context.registerService(CryptoService.class, crypto, null);
        XmlConfigPropertyAdapted property =
                new XmlConfigPropertyAdapted("secret", ConfigPropertyType.PASSWORD_TYPE, new String[] {"sealed-text"});
        property.setEncrypted(true);
        XmlConfigPropertiesAdapted adapted = new XmlConfigPropertiesAdapted();
        adapted.setProperties(new XmlConfigPropertyAdapted[] {property});
        XmlConfigPropertiesAdapter adapter = new XmlConfigPropertiesAdapter();
        try {
            Map<String, Object> properties = Map.of("secret", new Password("text"));
            return Map.of(
                    "encrypted", adapter.unmarshal(adapted).get("secret").toString(),
                    "Base64",
                            adapter.unmarshal(adapter.marshal(properties))
                                    .get("secret")
                                    .toString());
        } finally {
            registration.unregister();
        }
    }
}
