// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.audit;

/**
 * The names of what is recorded, so that all say the same and a query finds it. A record of several alike ones has
 * {@link RepeatGuard#REPEATED} behind its action.
 */
public final class AuditActions {

    /** Below it {@code create}, {@code update}, {@code delete} and what else changes configurations; subject: the PID. */
    public static final String CONFIG = "config";

    /** Below it {@code apply}, {@code start} and {@code stop} of bundles; subject: the symbolic name. */
    public static final String DEPLOY = "deploy";

    /** Values for channels, before and after; subject: the asset. Also those that were refused or failed. */
    public static final String DEVICE_WRITE = "device.write";

    /** The gateway runs; its differences tell by which versions and in which environment. No subject. */
    public static final String GATEWAY_START = "gateway.start";

    /** The gateway is being stopped in order; where it is missing before a start, the power went or it was killed. */
    public static final String GATEWAY_STOP = "gateway.stop";

    /**
     * Somebody proves who he is; subject: the user's name as it was given; result: {@link AuditRecord#DONE}, else why he was
     * not let in. Whoever lets users in records it, also what fails, through a {@link RepeatGuard}.
     */
    public static final String LOGIN = "login";

    /** A session ends; subject: the user; result: {@link AuditRecord#DONE}, or what ended it, as its age. */
    public static final String LOGOUT = "logout";

    /** Somebody or something was turned away before a command or request of his was looked at; subject: the way in. */
    public static final String ACCESS_REFUSED = "access.refused";

    /** Below it what the trail says of itself: {@code clock}, {@code dropped}, {@code healed}, {@code tampering}. */
    public static final String AUDIT = "audit";

    private AuditActions() {}
}
