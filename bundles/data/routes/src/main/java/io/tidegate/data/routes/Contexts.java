// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.spi.CamelLogger;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.ShutdownStrategy;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How Camel is set up here: few threads, a short stop, no management beans, and quiet, because the counters tell. */
final class Contexts {

    private static final Logger LOG = LoggerFactory.getLogger(Contexts.class);
    /** How long what is on its way through a route may take when the route is stopped. */
    static final Duration STOP = Duration.ofSeconds(2);

    private Contexts() {}

    static DefaultCamelContext create(ClassLoader classes, Function<String, RouteCounter> counters) {
        DefaultCamelContext context = new DefaultCamelContext(false);
        context.setApplicationContextClassLoader(classes);
        context.disableJMX();
        context.getCamelContextExtension().setName(RouteGroup.PID);
        context.setStartupSummaryLevel(StartupSummaryLevel.Off);
        context.setUseMDCLogging(false);
        context.setLoadHealthChecks(false);
        // Nothing is to be wired by what else happens to be there.
        context.setAutowiredEnabled(false);
        threads(context);
        stop(context.getShutdownStrategy());
        DefaultErrorHandlerDefinition errors = new DefaultErrorHandlerDefinition();
        errors.setRedeliveryPolicy(new RedeliveryPolicyDefinition()
                .logExhausted(false)
                .logExhaustedMessageHistory(false)
                .logStackTrace(false)
                .logNewException(false));
        errors.setLoggerBean(new CamelLogger(LOG, LoggingLevel.DEBUG));
        context.getCamelContextExtension().setErrorHandlerFactory(errors);
        context.getCamelContextExtension().registerEndpointCallback((uri, endpoint) -> quiet(endpoint));
        context.addRoutePolicyFactory((camel, routeId, route) -> counters.apply(routeId));
        return context;
    }

    private static void threads(DefaultCamelContext context) {
        ThreadPoolProfile profile = new ThreadPoolProfile(RouteGroup.PID);
        profile.setDefaultProfile(true);
        profile.setPoolSize(1);
        profile.setMaxPoolSize(10);
        profile.setKeepAliveTime(10L);
        profile.setTimeUnit(TimeUnit.SECONDS);
        profile.setMaxQueueSize(1000);
        profile.setAllowCoreThreadTimeOut(true);
        context.getExecutorServiceManager().setDefaultThreadPoolProfile(profile);
        context.getExecutorServiceManager().setThreadNamePattern("routes-camel-#counter# #name#");
        context.getExecutorServiceManager().setShutdownAwaitTermination(TimeUnit.SECONDS.toMillis(1));
    }

    private static void stop(ShutdownStrategy strategy) {
        strategy.setTimeout(STOP.toMillis());
        strategy.setTimeUnit(TimeUnit.MILLISECONDS);
        strategy.setShutdownNowOnTimeout(true);
        strategy.setSuppressLoggingOnTimeout(true);
        strategy.setLogInflightExchangesOnTimeout(false);
        strategy.setLoggingLevel(LoggingLevel.DEBUG);
    }

    /** A consumer's own handler would log every failed exchange, which the counter has already told once. */
    private static Endpoint quiet(Endpoint endpoint) {
        if (endpoint instanceof DefaultEndpoint own && own.getExceptionHandler() == null) {
            own.setExceptionHandler(new Quiet());
        }
        return endpoint;
    }

    private static final class Quiet implements ExceptionHandler {

        @Override
        public void handleException(Throwable exception) {
            handleException("", null, exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            handleException(message, null, exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            LOG.debug("{}: {}", message, Lines.cause(exception));
        }
    }
}
