// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaServiceFaultException;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;

/** What went wrong, in words. */
final class Reasons {

    /** Faults that mean the session or the channel, not what was asked. */
    private static final Set<Long> SESSION = Set.of(
            StatusCodes.Bad_SessionIdInvalid,
            StatusCodes.Bad_SessionClosed,
            StatusCodes.Bad_SessionNotActivated,
            StatusCodes.Bad_SecureChannelIdInvalid,
            StatusCodes.Bad_SecureChannelClosed,
            StatusCodes.Bad_SecureChannelTokenUnknown,
            StatusCodes.Bad_TcpSecureChannelUnknown,
            StatusCodes.Bad_ServerHalted,
            StatusCodes.Bad_Shutdown);

    private static final Set<Long> LOGIN = Set.of(
            StatusCodes.Bad_IdentityTokenRejected,
            StatusCodes.Bad_IdentityTokenInvalid,
            StatusCodes.Bad_UserAccessDenied);

    private static final Set<Long> OUR_CERTIFICATE = Set.of(
            StatusCodes.Bad_SecurityChecksFailed,
            StatusCodes.Bad_CertificateUntrusted,
            StatusCodes.Bad_CertificateInvalid,
            StatusCodes.Bad_CertificateUriInvalid,
            StatusCodes.Bad_CertificateTimeInvalid,
            StatusCodes.Bad_CertificateUseNotAllowed);

    private Reasons() {}

    /** Whether the server took the request, but refused it: the connection stands. */
    static boolean isRefusal(Throwable failure) {
        return root(failure) instanceof UaServiceFaultException fault
                && !SESSION.contains(fault.getStatusCode().value());
    }

    static boolean isLogin(Throwable failure) {
        return LOGIN.contains(code(failure));
    }

    /** Whether it won't heal by itself. */
    static boolean needsOperator(Throwable failure) {
        return isLogin(failure) || isOurCertificate(failure) || root(failure) instanceof SetupException;
    }

    /** Whether the server does not accept this gateway's certificate. */
    static boolean isOurCertificate(Throwable failure) {
        return OUR_CERTIFICATE.contains(code(failure));
    }

    /** The line for an operator. */
    static String of(Throwable failure) {
        Throwable root = root(failure);
        if (root instanceof UaException e) {
            return root.getCause() instanceof ConnectException refused ? words(refused) : words(e);
        }
        if (root instanceof UnresolvedAddressException) {
            return "the host's name is not known";
        }
        return words(root);
    }

    /** The status as OPC UA names it, with its explanation. */
    static String of(StatusCode status) {
        return StatusCodes.lookup(status.value())
                .map(words -> words.length > 1 && !words[1].isBlank() ? words[0] + ": " + words[1].strip() : words[0])
                .orElse(String.format("status 0x%08X", status.value()));
    }

    static String name(StatusCode status) {
        return StatusCodes.lookup(status.value())
                .map(words -> words[0])
                .orElse(String.format("0x%08X", status.value()));
    }

    private static String words(UaException e) {
        String name = name(e.getStatusCode());
        String message = e.getMessage();
        if (message == null || message.isBlank() || message.startsWith("status=")) {
            return of(e.getStatusCode());
        }
        return message.contains(name) ? message : message + " (" + name + ")";
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }

    private static long code(Throwable failure) {
        return root(failure) instanceof UaException e ? e.getStatusCode().value() : StatusCodes.Good;
    }

    /** Milo wraps its exceptions, also in each other. */
    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null
                && (root instanceof ExecutionException
                        || root instanceof CompletionException
                        || (root instanceof UaException && root.getCause() instanceof UaException))) {
            root = root.getCause();
        }
        return root;
    }
}
