// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The validators that are there, each with the types it is asked about. */
final class Validators {

    private static final Logger LOG = LoggerFactory.getLogger(Validators.class);

    private final Map<ConfigurationValidator, Set<String>> validators = new ConcurrentHashMap<>();
    private final Resolver resolver;

    Validators(Resolver resolver) {
        this.resolver = resolver;
    }

    void add(ConfigurationValidator validator, Map<String, Object> properties) {
        Object components = properties.get(ConfigurationValidator.COMPONENTS);
        validators.put(
                validator,
                components == null
                        ? Set.of()
                        : Values.elements(components, false).stream()
                                .map(String::valueOf)
                                .collect(Collectors.toSet()));
    }

    void remove(ConfigurationValidator validator) {
        validators.remove(validator);
    }

    /** What all of them say. */
    List<Problem> judge(Configured component, SortedMap<String, Configured> all) {
        List<Problem> problems = new ArrayList<>();
        validators.keySet().forEach(validator -> problems.addAll(ask(validator, component, all)));
        return problems;
    }

    /** What one of them says; nothing if the component is none of its types. */
    List<Problem> ask(ConfigurationValidator validator, Configured component, SortedMap<String, Configured> all) {
        if (!validators.getOrDefault(validator, Set.of()).contains(component.type())) {
            return List.of();
        }
        List<Configured> given = new ArrayList<>(List.of(component));
        Candidate candidate = new Candidate(
                component.pid(), component.type(), resolved(component, all), name -> Optional.ofNullable(all.get(name))
                        .map(other -> {
                            given.add(other);
                            return resolved(other, all);
                        }));
        try {
            List<Problem> problems = validator.validate(candidate);
            return problems.isEmpty()
                    ? problems
                    : problems.stream().map(resolver.concealment(given)::of).toList();
        } catch (RuntimeException e) {
            Concealment concealment = resolver.concealment(given);
            LOG.error(
                    "{} could not judge {}: {}",
                    validator.getClass().getName(),
                    component.pid(),
                    concealment.of(String.valueOf(e)));
            LOG.debug("It failed here: {}", List.of(e.getStackTrace()));
            return List.of();
        }
    }

    private Map<String, Object> resolved(Configured component, SortedMap<String, Configured> all) {
        return Resolver.plain(resolver.seeing(all).resolve(component, new ArrayList<>()));
    }
}
