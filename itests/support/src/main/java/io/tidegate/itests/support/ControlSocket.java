// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Speaks with a gateway as bin/tidegate does, without a process for each call: for tests that ask often. */
public final class ControlSocket {

    private static final Pattern TEXT = Pattern.compile("\\{\"(?:out|err)\" ?: ?\"(.*)\"\\}");
    private static final Pattern EXIT = Pattern.compile("\\{\"exit\" ?: ?(\\d+)\\}");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

    private final Path socket;

    /** @param data the data root of a gateway; short enough for a socket's path */
    public ControlSocket(Path data) {
        socket = data.resolve("run/control.sock");
    }

    /** Runs a command. @throws IOException if nobody answers, or the gateway ends before the answer does */
    public Gateway.Answer run(String... words) throws IOException {
        String request = Stream.of(words).map(ControlSocket::quoted).collect(Collectors.joining(",", "[", "]"));
        List<String> lines = new ArrayList<>();
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(StandardCharsets.UTF_8.encode("{\"args\":" + request + ",\"cwd\":\"/\"}\n"));
            BufferedReader answer = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
            for (String line = answer.readLine(); line != null; line = answer.readLine()) {
                Matcher exit = EXIT.matcher(line);
                if (exit.matches()) {
                    return new Gateway.Answer(Integer.parseInt(exit.group(1)), String.join("\n", lines));
                }
                Matcher text = TEXT.matcher(line);
                if (!text.matches()) {
                    throw new IOException("not understood: " + line);
                }
                lines.add(plain(text.group(1)));
            }
        }
        throw new IOException("the gateway was gone before it answered " + String.join(" ", words));
    }

    /** The same for what must succeed; returns what it printed. */
    public String done(String... words) throws IOException {
        Gateway.Answer answer = run(words);
        if (answer.exit() != 0) {
            throw new AssertionError(String.join(" ", words) + ": exit code " + answer.exit() + ": " + answer.output());
        }
        return answer.output();
    }

    private static String quoted(String word) {
        return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String plain(String escaped) {
        return ESCAPE.matcher(escaped)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) != null
                                ? String.valueOf((char) Integer.parseInt(found.group(1), 16))
                                : switch (found.group(2)) {
                                    case "n" -> "\n";
                                    case "t" -> "\t";
                                    case "r" -> "\r";
                                    default -> found.group(2);
                                }));
    }
}
