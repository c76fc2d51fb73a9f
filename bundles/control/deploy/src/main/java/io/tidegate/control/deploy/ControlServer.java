// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.commands.Command;
import io.tidegate.lib.concurrent.WorkerPool;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import jdk.net.ExtendedSocketOptions;
import org.eclipse.kura.audit.AuditConstants;
import org.eclipse.kura.audit.AuditContext;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the commands of the gateway to whoever may open its Unix socket. */
@Component(service = {})
public final class ControlServer {

    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
    private static final int WRONG = 2;
    private static final Pattern SECRET_OPTION = Pattern.compile("[\\w.-]*(key|password|secret|token)");
    private static final Set<String> READING = Set.of("status", "bundles", "components", "packages", "plan", "audit");

    private final Map<String, Command> commands = new ConcurrentSkipListMap<>();
    private final WorkerPool pool;
    private final SocketPlace place;
    private Path socket;
    private ServerSocketChannel server;

    @Activate
    public ControlServer(BundleContext context, @Reference Threads threads) {
        this(Path.of(context.getProperty("tidegate.data")), threads.pool());
    }

    ControlServer(Path data, WorkerPool pool) {
        this.pool = pool;
        place = new SocketPlace(data);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCommand(Command command) {
        commands.put(command.name(), command);
    }

    void removeCommand(Command command) {
        // The new one of a replaced bundle may have come first.
        commands.remove(command.name(), command);
    }

    @Activate
    void start() throws IOException {
        socket = place.prepare();
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread acceptor = new Thread(this::accept, "deploy-control");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    @Deactivate
    void stop() {
        try {
            server.close();
            place.clear(socket);
        } catch (IOException e) {
            LOG.warn("{}: {}", socket, e.getMessage());
        }
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                try {
                    pool.execute(() -> serve(client));
                } catch (RejectedExecutionException e) {
                    client.close();
                }
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.warn("{}: can't accept a call, trying again in a second: {}", socket, e.getMessage());
                if (!pause()) {
                    return;
                }
            }
        }
    }

    /** What keeps calls from being accepted, as too many open files, lasts; without a pause it would fill the log. */
    private boolean pause() {
        try {
            Thread.sleep(1000);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void serve(SocketChannel client) {
        try (Connection connection = new Connection(client, pool)) {
            int code;
            try (PrintWriter out = connection.stream("out");
                    PrintWriter err = connection.stream("err")) {
                code = answer(connection.readLine(), client, out, err);
            }
            connection.exit(code);
        } catch (IOException e) {
            LOG.debug("{}: a client left: {}", socket, e.getMessage());
        }
    }

    private int answer(String line, SocketChannel client, PrintWriter out, PrintWriter err) throws IOException {
        Call call;
        try {
            call = Call.parse(line);
        } catch (IOException e) {
            err.println(e.getMessage());
            return WRONG;
        }
        return run(call, user(client), out, err);
    }

    private int run(Call call, String user, PrintWriter out, PrintWriter err) {
        if (call.args().isEmpty() || call.args().get(0).equals("help")) {
            Words.help(commands.values()).forEach(out::println);
            return 0;
        }
        Command command = commands.get(call.args().get(0));
        if (command == null) {
            err.println(
                    call.args().get(0) + ": no such command; there are help, " + String.join(", ", commands.keySet()));
            return WRONG;
        }
        List<String> arguments = call.args().subList(1, call.args().size());
        if (!READING.contains(command.name())) {
            LOG.info("control: {} runs: {}", user, logged(call.args()));
        }
        try (AuditContext.Scope scope = AuditContext.openScope(caller(user))) {
            LOG.debug("control: {} on behalf of {}", command.name(), scope);
            return command.run(arguments, call.cwd(), out, err);
        } catch (RuntimeException e) {
            LOG.error("control: {}", command.name(), e);
            err.println(command.name() + ": " + e);
            return 1;
        }
    }

    /** What the command does is done on behalf of the user whose process opened the socket. */
    private static AuditContext caller(String user) {
        Map<String, String> properties = new HashMap<>();
        properties.put(AuditConstants.KEY_ENTRY_POINT.getValue(), "CLI");
        properties.put(AuditConstants.KEY_IDENTITY.getValue(), user);
        return new AuditContext(properties);
    }

    /** Values may be passwords, also mistyped ones, and so may be what follows a word that is named after one. */
    static String logged(List<String> args) {
        List<String> shown = new ArrayList<>();
        boolean secret = false;
        for (String arg : args) {
            shown.add(secret ? "..." : arg.replaceFirst("(?s)([=:]).*", "$1..."));
            secret = SECRET_OPTION.matcher(arg).matches();
        }
        return String.join(" ", shown);
    }

    private static String user(SocketChannel client) throws IOException {
        return client.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
    }
}
