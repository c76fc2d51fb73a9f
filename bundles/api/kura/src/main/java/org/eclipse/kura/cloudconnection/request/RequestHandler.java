// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloudconnection.request;

import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Answers requests from the cloud; what it does not override is refused as not supported. May be called by several
 * threads at once.
 */
@ConsumerType
public interface RequestHandler {

    /**
     * Removes a resource.
     *
     * @param message its property {@code args} names the resource
     * @return the reply; its payload's response code is 200 if none is set
     * @throws KuraException refuses the request: a bad request becomes 400, not found 404, anything else 500
     */
    default KuraMessage doDel(RequestHandlerContext context, KuraMessage message) throws KuraException {
        throw new KuraException(KuraErrorCode.OPERATION_NOT_SUPPORTED, "DEL");
    }

    /**
     * Does something.
     *
     * @param message its property {@code args} names the resource
     * @return the reply; its payload's response code is 200 if none is set
     * @throws KuraException refuses the request: a bad request becomes 400, not found 404, anything else 500
     */
    default KuraMessage doExec(RequestHandlerContext context, KuraMessage message) throws KuraException {
        throw new KuraException(KuraErrorCode.OPERATION_NOT_SUPPORTED, "EXEC");
    }

    /**
     * Tells about a resource.
     *
     * @param message its property {@code args} names the resource
     * @return the reply; its payload's response code is 200 if none is set
     * @throws KuraException refuses the request: a bad request becomes 400, not found 404, anything else 500
     */
    default KuraMessage doGet(RequestHandlerContext context, KuraMessage message) throws KuraException {
        throw new KuraException(KuraErrorCode.OPERATION_NOT_SUPPORTED, "GET");
    }

    /**
     * Adds a resource.
     *
     * @param message its property {@code args} names the resource
     * @return the reply; its payload's response code is 200 if none is set
     * @throws KuraException refuses the request: a bad request becomes 400, not found 404, anything else 500
     */
    default KuraMessage doPost(RequestHandlerContext context, KuraMessage message) throws KuraException {
        throw new KuraException(KuraErrorCode.OPERATION_NOT_SUPPORTED, "POST");
    }

    /**
     * Changes a resource.
     *
     * @param message its property {@code args} names the resource
     * @return the reply; its payload's response code is 200 if none is set
     * @throws KuraException refuses the request: a bad request becomes 400, not found 404, anything else 500
     */
    default KuraMessage doPut(RequestHandlerContext context, KuraMessage message) throws KuraException {
        throw new KuraException(KuraErrorCode.OPERATION_NOT_SUPPORTED, "PUT");
    }
}
