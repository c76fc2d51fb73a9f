// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sends one command to the gateway over its control socket and prints the answer: one line of JSON there
 * ({@code {"args":[...],"cwd":"..."}}), lines {@code {"out":text}}, {@code {"err":text}} and last {@code {"exit":n}} back.
 */
final class ControlClient {

    private ControlClient() {}

    /** Returns the command's exit code. */
    static int send(Arguments arguments) throws LaunchFault {
        Path data = arguments.data();
        try (SocketChannel channel = connect(data)) {
            channel.write(StandardCharsets.UTF_8.encode(request(arguments) + "\n"));
            BufferedReader answer = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
            for (String line = answer.readLine(); line != null; line = answer.readLine()) {
                int exit = print(line);
                if (exit >= 0) {
                    return exit;
                }
            }
            throw new IOException("it closed the connection without an answer");
        } catch (IOException e) {
            throw new LaunchFault(Exit.FAILED, "the gateway on " + data + " didn't answer: " + e.getMessage(), e);
        }
    }

    private static SocketChannel connect(Path data) throws LaunchFault {
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(socket(data)));
        } catch (IOException e) {
            throw new LaunchFault(
                    Exit.NOT_RUNNING,
                    "no gateway runs on " + data + " (" + e.getMessage() + "): start it with 'tidegate run --data "
                            + data + "', or name its data root with --data",
                    e);
        }
    }

    /** A path that is too long for a socket is replaced by a short one, which {@code run/control} names. */
    private static Path socket(Path data) throws IOException {
        Path named = data.resolve("run/control");
        return Files.exists(named) ? Path.of(Files.readString(named).trim()) : data.resolve("run/control.sock");
    }

    private static String request(Arguments arguments) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("args");
            for (String word : arguments.words()) {
                json.writeString(word);
            }
            json.writeEndArray();
            json.writeStringField("cwd", Path.of("").toAbsolutePath().toString());
            json.writeEndObject();
        }
        return text.toString();
    }

    /** Prints a line of the answer; returns the exit code if it is the last one, else -1. */
    private static int print(String line) throws IOException {
        int exit = -1;
        try (JsonParser json = Json.FACTORY.createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "out" -> System.out.println(json.getText());
                    case "err" -> System.err.println(json.getText());
                    case "exit" -> exit = json.getIntValue();
                    default -> json.skipChildren();
                }
            }
        }
        return exit;
    }
}
