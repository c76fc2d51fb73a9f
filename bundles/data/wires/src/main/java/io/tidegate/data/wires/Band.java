// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

/** How far a number may move unnoticed, absolute or in percent of where it was. */
record Band(double size, boolean percent) {

    /** @throws IllegalArgumentException if the text is no band */
    static Band parse(String text) {
        String band = text.strip();
        boolean percent = band.endsWith("%");
        String number = percent ? band.substring(0, band.length() - 1) : band;
        double size;
        try {
            size = Double.parseDouble(number.strip());
        } catch (NumberFormatException e) {
            size = Double.NaN;
        }
        if (!(size >= 0 && size < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a number from 0 on, or one with % behind it");
        }
        return new Band(size, percent);
    }

    boolean isLeft(double from, double to) {
        if (Double.isNaN(from) || Double.isNaN(to) || Double.isInfinite(from) || Double.isInfinite(to)) {
            return Double.compare(from, to) != 0;
        }
        return Math.abs(to - from) > (percent ? Math.abs(from) * size / 100 : size);
    }
}
