// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.position;

import org.osgi.annotation.versioning.ProviderType;

/** A position as receivers tell it: in degrees, with how good it is. */
@ProviderType
public class NmeaPosition {

    /** A mile is 1609.344 m. */
    private static final double MPH = 3600 / 1609.344;

    private double latitude;
    private double longitude;
    private double altitude;
    private double speed;
    private double track;
    private int fixQuality;
    private int nrSatellites;
    private double dop;
    private double pdop;
    private double hdop;
    private double vdop;
    private int fix3d;
    private char validFix;
    private char latitudeHemisphere;
    private char longitudeHemisphere;

    /**
     * Of which nothing is known but where and how fast.
     *
     * @param latitude in degrees, north is positive
     * @param longitude in degrees, east is positive
     * @param altitude in metres
     * @param speed over ground, in metres per second
     * @param track the direction of movement, in degrees from north, clockwise
     */
    public NmeaPosition(double latitude, double longitude, double altitude, double speed, double track) {
        this(latitude, longitude, altitude, speed, track, 0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * Made of all numbers; the letters are unknown.
     *
     * @param latitude in degrees, north is positive
     * @param longitude in degrees, east is positive
     * @param altitude in metres
     * @param speed over ground, in metres per second
     * @param track the direction of movement, in degrees from north, clockwise
     * @param fixQuality of NMEA sentence GGA: 0 is none
     * @param nrSatellites how many satellites took part
     * @param dop horizontal dilution of precision, of sentence GGA
     * @param pdop dilution of precision, of sentence GSA
     * @param hdop horizontal dilution of precision, of sentence GSA
     * @param vdop vertical dilution of precision, of sentence GSA
     * @param fix3d of sentence GSA: 1 none, 2 without altitude, 3 with altitude
     */
    public NmeaPosition(
            double latitude,
            double longitude,
            double altitude,
            double speed,
            double track,
            int fixQuality,
            int nrSatellites,
            double dop,
            double pdop,
            double hdop,
            double vdop,
            int fix3d) {
        this(
                latitude,
                longitude,
                altitude,
                speed,
                track,
                fixQuality,
                nrSatellites,
                dop,
                pdop,
                hdop,
                vdop,
                fix3d,
                '0',
                '0',
                '0');
    }

    /**
     * Made of all its parts.
     *
     * @param latitude in degrees, north is positive
     * @param longitude in degrees, east is positive
     * @param altitude in metres
     * @param speed over ground, in metres per second
     * @param track the direction of movement, in degrees from north, clockwise
     * @param fixQuality of NMEA sentence GGA: 0 is none
     * @param nrSatellites how many satellites took part
     * @param dop horizontal dilution of precision, of sentence GGA
     * @param pdop dilution of precision, of sentence GSA
     * @param hdop horizontal dilution of precision, of sentence GSA
     * @param vdop vertical dilution of precision, of sentence GSA
     * @param fix3d of sentence GSA: 1 none, 2 without altitude, 3 with altitude
     * @param validFix {@code A} if the position is valid, {@code V} if not, {@code 0} if unknown
     * @param latitudeHemisphere {@code N} or {@code S}, {@code 0} if unknown
     * @param longitudeHemisphere {@code E} or {@code W}, {@code 0} if unknown
     */
    public NmeaPosition(
            double latitude,
            double longitude,
            double altitude,
            double speed,
            double track,
            int fixQuality,
            int nrSatellites,
            double dop,
            double pdop,
            double hdop,
            double vdop,
            int fix3d,
            char validFix,
            char latitudeHemisphere,
            char longitudeHemisphere) {
        this.latitude = latitude;
        this.longitude = longitude;
        this.altitude = altitude;
        this.speed = speed;
        this.track = track;
        this.fixQuality = fixQuality;
        this.nrSatellites = nrSatellites;
        this.dop = dop;
        this.pdop = pdop;
        this.hdop = hdop;
        this.vdop = vdop;
        this.fix3d = fix3d;
        this.validFix = validFix;
        this.latitudeHemisphere = latitudeHemisphere;
        this.longitudeHemisphere = longitudeHemisphere;
    }

    /** The latitude, in degrees, north is positive. */
    public double getLatitude() {
        return this.latitude;
    }

    /** The longitude, in degrees, east is positive. */
    public double getLongitude() {
        return this.longitude;
    }

    /** The altitude, in metres. */
    public double getAltitude() {
        return this.altitude;
    }

    /** The speed, over ground, in metres per second. */
    public double getSpeed() {
        return this.speed;
    }

    /** The speed over ground, in kilometres per hour. */
    public double getSpeedKmh() {
        return this.speed * 3.6;
    }

    /** The speed over ground, in miles per hour. */
    public double getSpeedMph() {
        return this.speed * MPH;
    }

    /** The direction of movement, in degrees from north, clockwise. */
    public double getTrack() {
        return this.track;
    }

    /** The quality, of NMEA sentence GGA: 0 is none. */
    public int getFixQuality() {
        return this.fixQuality;
    }

    /** How many satellites took part. */
    public int getNrSatellites() {
        return this.nrSatellites;
    }

    /** Horizontal dilution of precision, of sentence GGA. */
    public double getDOP() {
        return this.dop;
    }

    /** Dilution of precision, of sentence GSA. */
    public double getPDOP() {
        return this.pdop;
    }

    /** Horizontal dilution of precision, of sentence GSA. */
    public double getHDOP() {
        return this.hdop;
    }

    /** Vertical dilution of precision, of sentence GSA. */
    public double getVDOP() {
        return this.vdop;
    }

    /** The fix of sentence GSA: 1 none, 2 without altitude, 3 with altitude. */
    public int get3Dfix() {
        return this.fix3d;
    }

    /** {@code A} if the position is valid, {@code V} if not, {@code 0} if unknown. */
    public char getValidFix() {
        return this.validFix;
    }

    /** {@code N} or {@code S}, {@code 0} if unknown. */
    public char getLatitudeHemisphere() {
        return this.latitudeHemisphere;
    }

    /** {@code E} or {@code W}, {@code 0} if unknown. */
    public char getLongitudeHemisphere() {
        return this.longitudeHemisphere;
    }

    /** Sets the latitude, in degrees, north is positive. */
    public void setLatitude(double latitude) {
        this.latitude = latitude;
    }

    /** Sets the longitude, in degrees, east is positive. */
    public void setLongitude(double longitude) {
        this.longitude = longitude;
    }

    /** Sets the altitude, in metres. */
    public void setAltitude(double altitude) {
        this.altitude = altitude;
    }

    /** Sets the speed, over ground, in metres per second. */
    public void setSpeed(double speed) {
        this.speed = speed;
    }

    /** Sets the direction of movement, in degrees from north, clockwise. */
    public void setTrack(double track) {
        this.track = track;
    }

    /** Sets the quality, of NMEA sentence GGA: 0 is none. */
    public void setFixQuality(int fixQuality) {
        this.fixQuality = fixQuality;
    }

    /** Sets how many satellites took part. */
    public void setNrSatellites(int nrSatellites) {
        this.nrSatellites = nrSatellites;
    }

    /** Sets the horizontal dilution of precision, of sentence GGA. */
    public void setDOP(double dop) {
        this.dop = dop;
    }

    /** Sets the dilution of precision, of sentence GSA. */
    public void setPDOP(double pdop) {
        this.pdop = pdop;
    }

    /** Sets the horizontal dilution of precision, of sentence GSA. */
    public void setHDOP(double hdop) {
        this.hdop = hdop;
    }

    /** Sets the vertical dilution of precision, of sentence GSA. */
    public void setVDOP(double vdop) {
        this.vdop = vdop;
    }

    /** Sets the fix of sentence GSA: 1 none, 2 without altitude, 3 with altitude. */
    public void set3Dfix(int fix3d) {
        this.fix3d = fix3d;
    }

    /** Sets the validity: {@code A} if the position is valid, {@code V} if not, {@code 0} if unknown. */
    public void setValidFix(char validFix) {
        this.validFix = validFix;
    }

    /** Sets the hemisphere: {@code N} or {@code S}, {@code 0} if unknown. */
    public void setLatitudeHemisphere(char latitudeHemisphere) {
        this.latitudeHemisphere = latitudeHemisphere;
    }

    /** Sets the hemisphere: {@code E} or {@code W}, {@code 0} if unknown. */
    public void setLongitudeHemisphere(char longitudeHemisphere) {
        this.longitudeHemisphere = longitudeHemisphere;
    }
}
