// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.util;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Reads resources, which are texts in UTF-8. */
public final class IOUtil {

    private static final int BUFFER = 4096;

    private IOUtil() {}

    /**
     * The resource of that name of the thread's context class loader; {@code null} if there is none.
     *
     * @throws IOException if it can't be read
     */
    public static String readResource(String resourceName) throws IOException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return readResource(
                loader == null ? ClassLoader.getSystemResource(resourceName) : loader.getResource(resourceName));
    }

    /**
     * The resource of that name of a bundle; {@code null} if there is none.
     *
     * @throws IOException if it can't be read
     */
    public static String readResource(BundleContext ctx, String resourceName) throws IOException {
        return readResource(ctx.getBundle(), resourceName);
    }

    /**
     * The resource of that name of a bundle; {@code null} if there is none.
     *
     * @throws IOException if it can't be read
     */
    public static String readResource(Bundle bundle, String resourceName) throws IOException {
        return readResource(bundle.getResource(resourceName));
    }

    /**
     * What is at an address; {@code null} if there is no address ({@code null}).
     *
     * @throws IOException if it can't be read
     */
    public static String readResource(URL resourceUrl) throws IOException {
        if (resourceUrl == null) {
            return null;
        }
        URLConnection connection = resourceUrl.openConnection();
        // a cached connection keeps the jar open
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes.write(buffer, 0, read);
            }
            return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
        }
    }
}
