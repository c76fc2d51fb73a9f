// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Asks every bundle's health check. */
@Component(service = Checks.class)
public final class Checks {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Map<HealthCheck, Map<String, Object>> checks = new ConcurrentHashMap<>();

    /** What one check says; its lines leave out what is merely well. */
    record Answer(String name, String pid, Result.Status status, List<String> lines) {

        boolean ok() {
            return status == Result.Status.OK;
        }

        boolean critical() {
            return status == Result.Status.CRITICAL || status == Result.Status.HEALTH_CHECK_ERROR;
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(HealthCheck check, Map<String, Object> properties) {
        checks.put(check, properties);
    }

    void removeCheck(HealthCheck check) {
        checks.remove(check);
    }

    List<Answer> ask() {
        List<Answer> answers = new ArrayList<>();
        checks.forEach((check, properties) -> answers.add(ask(check, properties)));
        answers.sort(Comparator.comparing(Answer::name).thenComparing(Answer::pid));
        return answers;
    }

    private static Answer ask(HealthCheck check, Map<String, Object> properties) {
        String pid = String.valueOf(properties.getOrDefault("kura.service.pid", ""));
        String name = String.valueOf(
                properties.getOrDefault(HealthCheck.NAME, check.getClass().getName()));
        try {
            Result result = Limited.call("health check " + name, LIMIT, check::execute);
            // A log without an entry says WARN, though it has nothing to say.
            boolean silent = !result.iterator().hasNext();
            return new Answer(name, pid, silent ? Result.Status.OK : result.getStatus(), lines(result));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(name, pid, Result.Status.HEALTH_CHECK_ERROR, List.of("interrupted"));
        } catch (Exception e) {
            return new Answer(name, pid, Result.Status.HEALTH_CHECK_ERROR, List.of(Lifecycle.words(e)));
        }
    }

    private static List<String> lines(Result result) {
        List<String> lines = new ArrayList<>();
        for (ResultLog.Entry entry : result) {
            if (!entry.isDebug() && entry.getStatus().compareTo(result.getStatus()) >= 0) {
                lines.add(entry.getMessage());
            }
        }
        return lines;
    }
}
