// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.position;

import java.time.LocalDateTime;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.position.Position;

/** Knows where the device is. Thread-safe. */
@ProviderType
public interface PositionService {

    /** The time that the satellites tell, in UTC; {@code null} if unknown. */
    LocalDateTime getDateTime();

    /** The systems whose satellites took part; may be empty. */
    Set<GNSSType> getGnssTypes();

    /**
     * The last sentence of the receiver; {@code null} if there was none.
     *
     * @deprecated use {@link #registerListener(String, PositionListener)}
     */
    @Deprecated
    String getLastSentence();

    /**
     * The date of the last sentence with one, as {@code ddMMyy}.
     *
     * @deprecated use {@link #getDateTime()}
     */
    @Deprecated
    String getNmeaDate();

    /**
     * The position in degrees.
     *
     * @deprecated use {@link #getPosition()}
     */
    @Deprecated
    NmeaPosition getNmeaPosition();

    /**
     * The time of the last sentence with one, as {@code HHmmss}.
     *
     * @deprecated use {@link #getDateTime()}
     */
    @Deprecated
    String getNmeaTime();

    /** The position in radians, metres and metres per second; what is unknown in it is {@code null}. */
    Position getPosition();

    /** Whether the position is known. */
    boolean isLocked();

    /** Has a listener told of each sentence, in place of the one of the same id. */
    void registerListener(String listenerId, PositionListener positionListener);

    /** Has a listener told no more; without effect if there is none of that id. */
    void unregisterListener(String listenerId);
}
