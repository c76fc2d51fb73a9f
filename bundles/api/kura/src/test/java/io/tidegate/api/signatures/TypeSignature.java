// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.signatures;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything of a type that a user compiles against, as lines. */
final class TypeSignature {

    private final Class<?> type;
    private final Set<String> texts;
    private final List<String> lines = new ArrayList<>();

    private TypeSignature(Class<?> type, Set<String> texts) {
        this.type = type;
        this.texts = texts;
    }

    /** The line of the type itself, then one for each member that is public or protected. */
    static List<String> lines(Class<?> type, Set<String> texts) {
        TypeSignature signature = new TypeSignature(type, texts);
        signature.lines.add("type " + signature.declaration() + signature.flags());
        signature.members();
        return signature.lines;
    }

    private String declaration() {
        StringBuilder line = new StringBuilder();
        int modifiers = type.getModifiers() & ~Modifier.STATIC;
        if (type.isInterface()) {
            modifiers &= ~(Modifier.ABSTRACT | Modifier.INTERFACE);
        }
        line.append(Modifier.toString(modifiers)).append(type.isInterface() ? " interface " : " class ");
        line.append(type.getName()).append(typeParameters(type.getTypeParameters()));
        Type parent = type.getGenericSuperclass();
        if (parent != null && (parent != Object.class || isGeneric())) {
            line.append(" extends ").append(parent.getTypeName());
        }
        if (type.getInterfaces().length > 0) {
            line.append(type.isInterface() ? " extends " : " implements ")
                    .append(Arrays.stream(type.getGenericInterfaces())
                            .map(Type::getTypeName)
                            .collect(Collectors.joining(",")));
        }
        return line.toString();
    }

    private boolean isGeneric() {
        return type.getTypeParameters().length > 0
                || Arrays.stream(type.getGenericInterfaces()).anyMatch(ParameterizedType.class::isInstance);
    }

    private String flags() {
        List<String> flags = new ArrayList<>();
        if (type.getEnclosingClass() != null) {
            int modifiers = type.getModifiers() & ~(type.isInterface() ? Modifier.INTERFACE | Modifier.ABSTRACT : 0);
            flags.add("nested:" + Modifier.toString(modifiers));
        }
        for (String annotation : List.of("ProviderType", "ConsumerType")) {
            if (texts.contains("Lorg/osgi/annotation/versioning/" + annotation + ";")) {
                flags.add(annotation);
            }
        }
        if (type.isAnnotationPresent(Deprecated.class)) {
            flags.add("deprecated");
        }
        return flags.isEmpty() ? "" : " [" + String.join("; ", flags) + "]";
    }

    private void members() {
        if (type.isAnnotation()) {
            add("annotation " + annotation());
        }
        if (type.isEnum()) {
            add("enum-constants-in-order "
                    + Arrays.stream(type.getEnumConstants())
                            .map(this::enumConstant)
                            .collect(Collectors.joining(", ")));
        }
        for (Field field : type.getDeclaredFields()) {
            if (isVisible(field.getModifiers()) && !field.isSynthetic() && !field.isEnumConstant()) {
                add("field " + Modifier.toString(field.getModifiers()) + " "
                        + field.getGenericType().getTypeName() + " " + field.getName() + constant(field)
                        + deprecation(field));
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isVisible(constructor.getModifiers()) && !constructor.isSynthetic()) {
                add("ctor " + Modifier.toString(constructor.getModifiers() & Modifier.constructorModifiers()) + " "
                        + genericPrefix(constructor) + type.getName() + arguments(constructor));
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (isVisible(method.getModifiers()) && !method.isSynthetic() && !isOfEveryEnum(method)) {
                add("method " + Modifier.toString(method.getModifiers() & Modifier.methodModifiers())
                        + (method.isDefault() ? " default " : " ") + genericPrefix(method)
                        + method.getGenericReturnType().getTypeName() + " " + method.getName() + arguments(method));
            }
        }
    }

    private void add(String member) {
        lines.add(type.getName() + ": " + member);
    }

    private String annotation() {
        Retention retention = type.getAnnotation(Retention.class);
        Target target = type.getAnnotation(Target.class);
        return "retention=" + (retention == null ? RetentionPolicy.CLASS : retention.value()) + " target="
                + (target == null
                        ? "any"
                        : Arrays.stream(target.value()).map(Enum::name).collect(Collectors.joining(",")))
                + (type.isAnnotationPresent(Documented.class) ? " documented" : "");
    }

    private String enumConstant(Object constant) {
        String name = ((Enum<?>) constant).name();
        try {
            return name + (type.getField(name).isAnnotationPresent(Deprecated.class) ? "(deprecated)" : "");
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private boolean isOfEveryEnum(Method method) {
        String member = method.getName() + method.getParameterCount();
        return type.isEnum() && (member.equals("values0") || member.equals("valueOf1"));
    }

    private static String constant(Field field) {
        int staticFinal = Modifier.STATIC | Modifier.FINAL;
        boolean constant = (field.getModifiers() & staticFinal) == staticFinal
                && (field.getType().isPrimitive() || field.getType() == String.class);
        if (!constant) {
            return "";
        }
        try {
            field.setAccessible(true);
            Object value = field.get(null);
            return " = " + (value instanceof String ? "\"" + value + "\"" : value + (value instanceof Long ? "l" : ""));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String deprecation(AnnotatedElement member) {
        return member.isAnnotationPresent(Deprecated.class) ? " [deprecated]" : "";
    }

    private static String genericPrefix(Executable member) {
        String parameters = typeParameters(member.getTypeParameters());
        return parameters.isEmpty() ? "" : parameters + " ";
    }

    private static String typeParameters(TypeVariable<?>... variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables)
                        .map(variable -> variable.getName() + " extends "
                                + Arrays.stream(variable.getBounds())
                                        .map(Type::getTypeName)
                                        .collect(Collectors.joining(" & ")))
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    private static String arguments(Executable member) {
        String arguments = Arrays.stream(member.getGenericParameterTypes())
                .map(Type::getTypeName)
                .collect(Collectors.joining(", ", "(", ")"));
        if (member.isVarArgs()) {
            arguments = arguments.replaceFirst("\\[\\]\\)$", "...)");
        }
        Type[] exceptions = member.getGenericExceptionTypes();
        return arguments
                + (exceptions.length == 0
                        ? ""
                        : Arrays.stream(exceptions)
                                .map(Type::getTypeName)
                                .collect(Collectors.joining(", ", " throws ", "")))
                + deprecation(member);
    }
}
