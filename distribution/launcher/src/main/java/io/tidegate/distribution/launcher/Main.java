// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

/** {@code run} is the gateway; every other verb is sent to the running gateway. */
public final class Main {

    private static final String USAGE =
            """
            tidegate run [--data DIR]             runs the gateway in the foreground; SIGTERM ends it in order
            tidegate run --demo                   the same, and the console may write to devices without a log-in
            tidegate run --environment NAME       with the configuration's overlay NAME (else TIDEGATE_ENVIRONMENT, else
                                                  production), unless the configuration itself says which
            tidegate run --gateway-id ID          the gateway's name $[gateway:id] (else TIDEGATE_GATEWAY_ID, else the
                                                  host's name), unless the configuration itself says it
            tidegate status | bundles | help ...  asks the gateway that runs on the data root
            --data DIR                            the data root (else TIDEGATE_DATA, else data/ beside bin/)""";

    private Main() {}

    @SuppressWarnings("SystemExitOutsideMain")
    public static void main(String[] args) {
        Exit exit;
        try {
            Arguments arguments = Arguments.parse(args);
            switch (arguments.verb()) {
                case "run" -> exit = Gateway.run(arguments);
                case "", "-h", "--help" -> {
                    System.out.println(USAGE);
                    exit = arguments.words().isEmpty() ? Exit.USAGE : Exit.OK;
                }
                default -> {
                    System.exit(ControlClient.send(arguments));
                    return;
                }
            }
        } catch (LaunchFault e) {
            System.err.println("tidegate: " + e.getMessage());
            exit = e.exit();
        }
        System.exit(exit.code);
    }
}
