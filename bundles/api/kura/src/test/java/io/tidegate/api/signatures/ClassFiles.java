// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.signatures;

import java.nio.file.Path;
import java.util.List;

/** What a project that compiles for an old Java needs to know of the jars it compiles against. */
public final class ClassFiles {

    /** The version of class files that Java 8 reads. */
    public static final int JAVA_8 = 52;

    private ClassFiles() {}

    /**
     * Finds class files that an older Java cannot read.
     *
     * @param classes the root folder of the compiled classes
     * @param version the newest major version that is allowed, such as {@link #JAVA_8}
     * @return the class files that are newer, relative to the root; empty if there is none
     */
    public static List<Path> newerThan(Path classes, int version) {
        return ClassFile.in(classes).stream()
                .filter(file -> ClassFile.version(file) > version)
                .map(classes::relativize)
                .toList();
    }
}
