// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.system.CheckState;
import io.tidegate.api.system.Verdict;
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

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(HealthCheck check, Map<String, Object> properties) {
        checks.put(check, properties);
    }

    void removeCheck(HealthCheck check) {
        checks.remove(check);
    }

    List<CheckState> ask() {
        List<CheckState> answers = new ArrayList<>();
        checks.forEach((check, properties) -> answers.add(ask(check, properties)));
        answers.sort(Comparator.comparing(CheckState::name).thenComparing(CheckState::pid));
        return answers;
    }

    private static CheckState ask(HealthCheck check, Map<String, Object> properties) {
        String pid = String.valueOf(properties.getOrDefault("kura.service.pid", ""));
        String name = String.valueOf(
                properties.getOrDefault(HealthCheck.NAME, check.getClass().getName()));
        try {
            Result result = Limited.call("health check " + name, LIMIT, check::execute);
            // A log without an entry says WARN, though it has nothing to say.
            boolean silent = !result.iterator().hasNext();
            return new CheckState(name, pid, silent ? Verdict.OK : verdict(result.getStatus()), lines(result));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CheckState(name, pid, Verdict.FAILED, List.of("interrupted"));
        } catch (Exception e) {
            return new CheckState(name, pid, Verdict.FAILED, List.of(Lifecycle.words(e)));
        }
    }

    private static Verdict verdict(Result.Status status) {
        return switch (status) {
            case OK -> Verdict.OK;
            case CRITICAL, HEALTH_CHECK_ERROR -> Verdict.FAILED;
            default -> Verdict.DEGRADED;
        };
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
