// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration.util;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.FactoryConfigurationError;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Designate;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.core.configuration.metatype.Tmetadata;
import org.eclipse.kura.core.configuration.metatype.Tocd;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the metatype documents of bundles, {@code OSGI-INF/metatype/*.xml}. What it returns is what is written there:
 * names of texts ({@code %name}) stay what they are.
 */
public class ComponentUtil {

    private static final Logger log = LoggerFactory.getLogger(ComponentUtil.class);
    private static final String FOLDER = "OSGI-INF/metatype";

    private ComponentUtil() {}

    /**
     * The defaults of a definition by property, each in the type of its attribute. An attribute of a cardinality beyond
     * 1 and -1 gives an array. Passwords are encrypted if there is a CryptoService.
     *
     * @param ocd may be {@code null}: there are no defaults
     * @throws IllegalArgumentException if a default is not of its attribute's type
     */
    public static Map<String, Object> getDefaultProperties(OCD ocd, ComponentContext ctx) {
        Map<String, Object> defaults = new HashMap<>();
        if (ocd != null) {
            DefaultValues values = new DefaultValues(ctx == null ? null : ctx.getBundleContext());
            for (AD attribute : ocd.getAD()) {
                Object value = values.of(attribute);
                if (value != null) {
                    defaults.putIfAbsent(attribute.getId(), value);
                }
            }
        }
        return defaults;
    }

    /** What a document says of a pid or factory pid; {@code null} if nothing, or if there is no document or pid. */
    public static Designate getDesignate(Tmetadata metadata, String pid) {
        if (metadata == null || pid == null) {
            return null;
        }
        return metadata.getDesignate().stream()
                .filter(designate -> pid.equals(designate.getPid()) || pid.equals(designate.getFactoryPid()))
                .findFirst()
                .orElse(null);
    }

    /** The definition of that id in a document, else the one designated for that pid; {@code null} if there is none. */
    public static OCD getOCD(Tmetadata metadata, String pid) {
        OCD definition = definition(metadata, pid);
        if (definition != null) {
            return definition;
        }
        Designate designate = getDesignate(metadata, pid);
        return designate == null || designate.getObject() == null
                ? null
                : definition(metadata, designate.getObject().getOcdref());
    }

    /** The documents of a bundle by the pids and factory pids that they are for. One that can't be read is left out. */
    public static Map<String, Tmetadata> getMetadata(BundleContext ctx, Bundle bnd) {
        return byPid(bnd);
    }

    /** The definitions of a bundle by pid, without those of factories. A document that can't be read is left out. */
    public static Map<String, OCD> getObjectClassDefinition(BundleContext ctx, Bundle bnd) {
        Map<String, OCD> byPid = new HashMap<>();
        byPid(bnd).forEach((pid, document) -> {
            OCD definition = getOCD(document, pid);
            if (definition != null && getDesignate(document, pid).getFactoryPid() == null) {
                byPid.put(pid, definition);
            }
        });
        return byPid;
    }

    /**
     * The definition of a pid of the context's own bundle as the MetaTypeService gives it, in the default language;
     * {@code null} if there is none.
     */
    public static ObjectClassDefinition getObjectClassDefinition(BundleContext ctx, String pid) {
        ServiceReference<MetaTypeService> reference = ctx.getServiceReference(MetaTypeService.class);
        MetaTypeService service = reference == null ? null : ctx.getService(reference);
        if (service == null) {
            return null;
        }
        try {
            MetaTypeInformation information = service.getMetaTypeInformation(ctx.getBundle());
            return information == null ? null : information.getObjectClassDefinition(pid, null);
        } catch (IllegalArgumentException e) {
            return null; // no such pid
        } finally {
            ctx.ungetService(reference);
        }
    }

    /**
     * The document of a bundle for a pid: the one that bears its name, else the one that designates it; {@code null} if
     * there is none.
     *
     * @throws IOException if the document can't be read
     * @throws KuraException if it is no metatype document
     * @throws FactoryConfigurationError if Java has no parser
     */
    public static Tmetadata readMetadata(Bundle bundle, String pid)
            throws IOException, KuraException, FactoryConfigurationError {
        URL named = bundle.getResource(path(pid));
        return named == null ? byPid(bundle).get(pid) : read(named);
    }

    /**
     * The first definition in the document at an address; {@code null} if there is none, or no address ({@code null}).
     *
     * @throws IOException if the document can't be read
     * @throws KuraException if it is no metatype document
     * @throws FactoryConfigurationError if Java has no parser
     */
    public static OCD readObjectClassDefinition(URL resourceUrl)
            throws IOException, FactoryConfigurationError, KuraException {
        return resourceUrl == null ? null : first(read(resourceUrl));
    }

    /**
     * The first definition in the document of that pid that the thread's context class loader finds; {@code null} if
     * there is none.
     *
     * @throws IOException if the document can't be read
     * @throws KuraException if it is no metatype document
     * @throws FactoryConfigurationError if Java has no parser
     */
    public static Tocd readObjectClassDefinition(String pid)
            throws IOException, KuraException, FactoryConfigurationError {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        URL named = loader == null ? ClassLoader.getSystemResource(path(pid)) : loader.getResource(path(pid));
        return named == null ? null : first(read(named));
    }

    /**
     * The definition of a bundle for a pid; {@code null} if there is none.
     *
     * @throws IOException if the document can't be read
     * @throws KuraException if it is no metatype document
     * @throws FactoryConfigurationError if Java has no parser
     */
    public static Tocd readObjectClassDefinition(Bundle bundle, String pid)
            throws IOException, KuraException, FactoryConfigurationError {
        Tmetadata document = readMetadata(bundle, pid);
        if (document == null) {
            return null;
        }
        OCD definition = getOCD(document, pid);
        return definition == null ? first(document) : (Tocd) definition;
    }

    /**
     * Reads a metatype document.
     *
     * @param clazz {@link Tmetadata} or what it implements
     * @throws KuraException if the text is none, or another class is asked for
     */
    protected static <T> T unmarshal(String string, Class<T> clazz) throws KuraException {
        if (!clazz.isAssignableFrom(Tmetadata.class)) {
            throw new KuraException(KuraErrorCode.DECODER_ERROR, "a metatype document is no " + clazz.getName());
        }
        byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
        return clazz.cast(MetatypeDocument.read(new ByteArrayInputStream(utf8), "the text"));
    }

    private static Map<String, Tmetadata> byPid(Bundle bundle) {
        Map<String, Tmetadata> byPid = new HashMap<>();
        for (Tmetadata document : documents(bundle)) {
            for (Designate designate : document.getDesignate()) {
                String pid = designate.getPid() == null ? designate.getFactoryPid() : designate.getPid();
                if (pid != null) {
                    byPid.putIfAbsent(pid, document);
                }
            }
        }
        return byPid;
    }

    private static List<Tmetadata> documents(Bundle bundle) {
        List<Tmetadata> documents = new ArrayList<>();
        Enumeration<URL> found = bundle.findEntries(FOLDER, "*.xml", false);
        for (URL url : found == null ? Collections.<URL>emptyList() : Collections.list(found)) {
            try {
                documents.add(read(url));
            } catch (IOException | KuraException e) {
                log.warn("{}: a metatype document is left out: {}", bundle, e.getMessage());
            }
        }
        return documents;
    }

    private static Tmetadata read(URL url) throws IOException, KuraException {
        URLConnection connection = url.openConnection();
        // a cached connection keeps the jar open
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            return MetatypeDocument.read(in, url.toString());
        }
    }

    private static String path(String pid) {
        return FOLDER + "/" + pid + ".xml";
    }

    private static OCD definition(Tmetadata metadata, String id) {
        return metadata.getOCD().stream()
                .filter(definition ->
                        definition.getId() != null && definition.getId().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static Tocd first(Tmetadata metadata) {
        List<OCD> definitions = metadata.getOCD();
        return definitions.isEmpty() ? null : (Tocd) definitions.get(0);
    }
}
