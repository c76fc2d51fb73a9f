// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration.metatype;

/** Makes the elements of a metatype document. */
public class ObjectFactory {

    /** Holds nothing. */
    public ObjectFactory() {
        super();
    }

    /** With nothing set. */
    public Tad createTad() {
        return new Tad();
    }

    /** With nothing set. */
    public Tattribute createTattribute() {
        return new Tattribute();
    }

    /** With nothing set. */
    public Tdesignate createTdesignate() {
        return new Tdesignate();
    }

    /** With nothing set. */
    public Ticon createTicon() {
        return new Ticon();
    }

    /** With nothing set. */
    public Tmetadata createTmetadata() {
        return new Tmetadata();
    }

    /** With nothing set. */
    public Tobject createTobject() {
        return new Tobject();
    }

    /** With nothing set. */
    public Tocd createTocd() {
        return new Tocd();
    }

    /** With nothing set. */
    public Toption createToption() {
        return new Toption();
    }
}
