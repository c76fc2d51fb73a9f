// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import io.tidegate.lib.concurrent.WorkerPool;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.audit.AuditConstants;
import org.eclipse.kura.audit.AuditContext;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.type.TypedValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a value to a channel and reads it back. Never tries twice: the first try may have reached the device. */
final class ChannelWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelWriter.class);
    /** An asset gives up earlier. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int MOST_AT_ONCE = 8;

    private record Wish(Asset asset, ChannelInfo channel, TypedValue<?> value) {}

    private final WorkerPool pool;
    private final Assets assets;
    private final Values values;
    private final BooleanSupplier writable;
    private final AccessAudit audit;
    private final Duration patience;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    ChannelWriter(WorkerPool pool, Assets assets, Values values, BooleanSupplier writable, AccessAudit audit) {
        this(pool, assets, values, writable, audit, PATIENCE);
    }

    ChannelWriter(
            WorkerPool pool,
            Assets assets,
            Values values,
            BooleanSupplier writable,
            AccessAudit audit,
            Duration patience) {
        this.pool = pool;
        this.assets = assets;
        this.values = values;
        this.writable = writable;
        this.audit = audit;
        this.patience = patience;
    }

    /** @throws Problem if it is not allowed, not understood or not done */
    byte[] write(Call call) {
        ChannelId id = call.channel();
        String who = call.request().getRemoteAddr();
        Wish wish;
        try {
            wish = wish(id, call);
        } catch (Problem problem) {
            String asset = assets.now().asset(id.asset()).map(AssetInfo::pid).orElse("");
            audit.notWritten(asset, id.toString(), who, problem.getMessage());
            throw problem;
        }
        ReadBack readBack = waitFor(id, () -> write(wish.asset(), wish.channel(), wish.value(), who));
        return Json.bytes(json -> {
            json.writeStartObject();
            ChannelJson.id(json, id);
            ChannelJson.typed(json, "written", wish.value());
            json.writeFieldName("readBack");
            readBack.write(json);
            json.writeEndObject();
        });
    }

    /** What is to be written, once it has a place; everything that can be refused here is. */
    private Wish wish(ChannelId id, Call call) {
        Writes.allowed(writable, call, GatewayInfo.READ_ONLY);
        byte[] body = WriteBody.read(call.request());
        ChannelInfo channel = assets.required(id);
        if (!channel.writable()) {
            throw Problem.conflict(id + " is a READ channel");
        }
        if (!channel.enabled()) {
            throw Problem.conflict(id + " is disabled");
        }
        Wish wish = new Wish(assets.running(id.asset()), channel, WriteBody.parse(body, channel.type()));
        if (!places.tryAcquire()) {
            throw Problem.unavailable(MOST_AT_ONCE + " writes are under way already: try again later");
        }
        return wish;
    }

    private ReadBack write(Asset asset, ChannelInfo channel, TypedValue<?> value, String who) {
        String old = values.latest(channel.id())
                .map(LatestValue::valued)
                .map(sample -> TypedJson.text(sample.value()))
                .orElse("unknown");
        String what = channel.id() + ": " + old + " -> " + TypedJson.text(value);
        ChannelRecord record = ChannelRecord.createWriteRecord(channel.id().channel(), value);
        String refusal;
        AuditContext.Scope scope = AuditContext.openScope(behalf(who));
        try {
            asset.write(List.of(record));
            refusal = Refusals.of(record);
        } catch (KuraException | RuntimeException e) {
            refusal = Refusals.of(e);
        } finally {
            scope.close();
        }
        if (!refusal.isEmpty()) {
            LOG.info("{} by console from {} failed: {}", what, who, refusal);
            throw Problem.refused(refusal);
        }
        LOG.info("{} by console from {}", what, who);
        return channel.readable() ? readBack(asset, channel.id()) : ReadBack.NONE;
    }

    /** For the audit trail, which the asset writes. */
    private static AuditContext behalf(String address) {
        return new AuditContext(new HashMap<>(Map.of(
                AuditConstants.KEY_ENTRY_POINT.getValue(),
                AccessAudit.ENTRY_POINT,
                AuditConstants.KEY_IP.getValue(),
                address)));
    }

    private ReadBack readBack(Asset asset, ChannelId channel) {
        try {
            List<ChannelRecord> records = asset.read(Set.of(channel.channel()));
            long staleAfter = values.latest(channel)
                    .map(latest -> latest.sample().staleAfter().toMillis())
                    .orElse(0L);
            return records.isEmpty()
                    ? ReadBack.bad("the asset did not read the channel")
                    : ReadBack.of(records.get(0), staleAfter);
        } catch (KuraException | RuntimeException e) {
            return ReadBack.bad(Refusals.of(e));
        }
    }

    private ReadBack waitFor(ChannelId channel, Callable<ReadBack> work) {
        FutureTask<ReadBack> task = new FutureTask<>(work);
        try {
            pool.execute(() -> {
                try {
                    task.run();
                } finally {
                    places.release();
                }
            });
        } catch (RejectedExecutionException e) {
            places.release();
            throw Problem.unavailable("the console stops");
        }
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw Problem.refused(channel + ": no answer within " + patience.toMillis()
                    + " ms; whether the value was written is not known");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("the console stops; whether the value was written is not known");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Problem problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
