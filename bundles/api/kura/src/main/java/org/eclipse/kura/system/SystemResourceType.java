// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.system;

/** By which system a piece of software was installed. */
public enum SystemResourceType {
    /** An OSGi bundle. */
    BUNDLE,
    /** An OSGi deployment package. */
    DP,
    /** A package of Red Hat's kind. */
    RPM,
    /** A package of Debian's kind. */
    DEB,
    /** A running container. */
    DOCKER,
    /** An image of which containers are made. */
    CONTAINER_IMAGE,
    /** A package of Alpine's kind. */
    APK,
    /** Something else. */
    UNKNOWN
}
