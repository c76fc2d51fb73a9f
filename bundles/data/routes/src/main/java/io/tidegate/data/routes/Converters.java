// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.TypeConverter;
import org.apache.camel.TypeConverterExists;
import org.apache.camel.impl.converter.DefaultTypeConverter;
import org.apache.camel.spi.BulkTypeConverters;
import org.apache.camel.spi.Injector;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.spi.TypeConvertible;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Camel's type converters, made anew whenever a component bundle comes or goes. Camel's own registry remembers every pair of
 * types it ever saw and can't forget, and routes remember the registry, so a bundle's classes would never be freed.
 */
final class Converters extends ServiceSupport implements TypeConverter, TypeConverterRegistry {

    private CamelContext context;
    private volatile DefaultTypeConverter current;

    Converters(CamelContext context) {
        this.context = context;
    }

    /** Forgets all and reads the converters of what is there now. */
    void renew() {
        DefaultTypeConverter before = current;
        DefaultTypeConverter next = new DefaultTypeConverter(
                context, PluginHelper.getPackageScanClassResolver(context), context.getInjector(), false, false);
        ServiceHelper.startService(next);
        current = next;
        if (before != null) {
            ServiceHelper.stopService(before);
        }
    }

    @Override
    protected void doInit() {
        renew();
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(current);
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    @Override
    public boolean allowNull() {
        return current.allowNull();
    }

    @Override
    public <T> T convertTo(Class<T> type, Object value) {
        return current.convertTo(type, value);
    }

    @Override
    public <T> T convertTo(Class<T> type, Exchange exchange, Object value) {
        return current.convertTo(type, exchange, value);
    }

    @Override
    public <T> T mandatoryConvertTo(Class<T> type, Object value) throws NoTypeConversionAvailableException {
        return current.mandatoryConvertTo(type, value);
    }

    @Override
    public <T> T mandatoryConvertTo(Class<T> type, Exchange exchange, Object value)
            throws NoTypeConversionAvailableException {
        return current.mandatoryConvertTo(type, exchange, value);
    }

    @Override
    public <T> T tryConvertTo(Class<T> type, Object value) {
        return current.tryConvertTo(type, value);
    }

    @Override
    public <T> T tryConvertTo(Class<T> type, Exchange exchange, Object value) {
        return current.tryConvertTo(type, exchange, value);
    }

    @Override
    public void addBulkTypeConverters(BulkTypeConverters converters) {
        current.addBulkTypeConverters(converters);
    }

    @Override
    public void addTypeConverter(Class<?> toType, Class<?> fromType, TypeConverter converter) {
        current.addTypeConverter(toType, fromType, converter);
    }

    @Override
    public boolean removeTypeConverter(Class<?> toType, Class<?> fromType) {
        return current.removeTypeConverter(toType, fromType);
    }

    @Override
    public void addTypeConverters(Object converters) {
        current.addTypeConverters(converters);
    }

    @Override
    public void addFallbackTypeConverter(TypeConverter converter, boolean canPromote) {
        current.addFallbackTypeConverter(converter, canPromote);
    }

    @Override
    public TypeConverter lookup(Class<?> toType, Class<?> fromType) {
        return current.lookup(toType, fromType);
    }

    @Override
    public Map<Class<?>, TypeConverter> lookup(Class<?> toType) {
        return current.lookup(toType);
    }

    @Override
    public void setInjector(Injector injector) {
        current.setInjector(injector);
    }

    @Override
    public Injector getInjector() {
        return current.getInjector();
    }

    @Override
    public Statistics getStatistics() {
        return current.getStatistics();
    }

    @Override
    public int size() {
        return current.size();
    }

    @Override
    public LoggingLevel getTypeConverterExistsLoggingLevel() {
        return current.getTypeConverterExistsLoggingLevel();
    }

    @Override
    public void setTypeConverterExistsLoggingLevel(LoggingLevel level) {
        current.setTypeConverterExistsLoggingLevel(level);
    }

    @Override
    public TypeConverterExists getTypeConverterExists() {
        return current.getTypeConverterExists();
    }

    @Override
    public void setTypeConverterExists(TypeConverterExists exists) {
        current.setTypeConverterExists(exists);
    }

    @Override
    public void addConverter(TypeConvertible<?, ?> convertible, TypeConverter converter) {
        current.addConverter(convertible, converter);
    }
}
