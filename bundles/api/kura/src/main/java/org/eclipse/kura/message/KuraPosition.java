// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.message;

import java.util.Date;
import org.osgi.annotation.versioning.ProviderType;

/** A position on earth. What is not known is {@code null}. Not thread-safe. */
@ProviderType
@SuppressWarnings("JavaUtilDate")
public class KuraPosition {

    private Double latitude;
    private Double longitude;
    private Double altitude;
    private Double precision;
    private Double heading;
    private Double speed;
    private Date timestamp;
    private Integer satellites;
    private Integer status;

    /** Nothing is known yet. */
    public KuraPosition() {
        super();
    }

    /** Degrees north. */
    public Double getLatitude() {
        return this.latitude;
    }

    /** Sets degrees north. */
    public void setLatitude(double latitude) {
        this.latitude = latitude;
    }

    /** Degrees east. */
    public Double getLongitude() {
        return this.longitude;
    }

    /** Sets degrees east. */
    public void setLongitude(double longitude) {
        this.longitude = longitude;
    }

    /** Metres above sea level. */
    public Double getAltitude() {
        return this.altitude;
    }

    /** Sets metres above sea level. */
    public void setAltitude(double altitude) {
        this.altitude = altitude;
    }

    /** The dilution of precision of the position. */
    public Double getPrecision() {
        return this.precision;
    }

    /** Sets the dilution of precision of the position. */
    public void setPrecision(double precision) {
        this.precision = precision;
    }

    /** The course over ground, in degrees from north. */
    public Double getHeading() {
        return this.heading;
    }

    /** Sets the course over ground, in degrees from north. */
    public void setHeading(double heading) {
        this.heading = heading;
    }

    /** Metres per second. */
    public Double getSpeed() {
        return this.speed;
    }

    /** Sets metres per second. */
    public void setSpeed(double speed) {
        this.speed = speed;
    }

    /** When the position was taken, as a copy. */
    public Date getTimestamp() {
        return this.timestamp == null ? null : new Date(this.timestamp.getTime());
    }

    /** Sets when the position was taken; copied. */
    public void setTimestamp(Date timestamp) {
        this.timestamp = timestamp == null ? null : new Date(timestamp.getTime());
    }

    /** How many satellites took part. */
    public Integer getSatellites() {
        return this.satellites;
    }

    /** Sets how many satellites took part. */
    public void setSatellites(int satellites) {
        this.satellites = satellites;
    }

    /** The state of the position receiver. */
    public Integer getStatus() {
        return this.status;
    }

    /** Sets the state of the position receiver. */
    public void setStatus(int status) {
        this.status = status;
    }
}
