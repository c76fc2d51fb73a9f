// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib.settings;

/** One value of one component's configuration is not allowed. The message is a complete line for an operator. */
public final class SettingFault extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String pid;
    private final String key;
    private final String value;
    private final String allowed;

    public SettingFault(String pid, String key, Object value, String allowed) {
        super(pid + ": " + key + " = '" + shown(value) + "' is not allowed: " + allowed);
        this.pid = pid;
        this.key = key;
        this.value = shown(value);
        this.allowed = allowed;
    }

    /** User and password of a URL go into no message, however wrong the URL is. */
    private static String shown(Object value) {
        return String.valueOf(value).replaceAll("//[^/\\s]*@", "//...@");
    }

    public String pid() {
        return pid;
    }

    public String key() {
        return key;
    }

    public String value() {
        return value;
    }

    /** What would have been allowed, as words. */
    public String allowed() {
        return allowed;
    }
}
