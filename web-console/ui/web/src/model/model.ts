// SPDX-License-Identifier: EPL-2.0
import type { BundleInfo, Channel, Gateway, GatewayEvent, Health, Snapshot, Trial, Value } from './types';

/** A channel as it was told at {@link at}, on this page's monotonic clock. */
export interface Known extends Channel {
  key: string;
  at: number;
}

/** A trial as it was told at {@link at}, on this page's monotonic clock. */
export interface KnownTrial extends Trial {
  at: number;
}

export interface Model {
  gateway: Gateway | null;
  /** When the gateway told its time, on this page's monotonic clock. */
  gatewayAt: number;
  health: Health | null;
  bundles: BundleInfo[];
  channels: ReadonlyMap<string, Known>;
  trial: KnownTrial | null;
}

export const EMPTY: Model = { gateway: null, gatewayAt: 0, health: null, bundles: [], channels: new Map(), trial: null };

export function keyOf(channel: { asset: string; channel: string }): string {
  return `${encodeURIComponent(channel.asset)}/${encodeURIComponent(channel.channel)}`;
}

/** The model after an event that was received at {@link now}. */
export function reduce(model: Model, event: GatewayEvent, now: number): Model {
  switch (event.type) {
    case 'snapshot':
      return {
        gateway: event.data.gateway,
        gatewayAt: now,
        health: event.data.health ?? null,
        bundles: event.data.bundles,
        channels: known(event.data.channels, now),
        trial: knownTrial(event.data.trial, now),
      };
    case 'channels':
      return { ...model, channels: known(event.data.channels, now) };
    case 'health':
      return { ...model, health: event.data };
    case 'bundles':
      return { ...model, bundles: event.data.bundles };
    case 'trial':
      return { ...model, trial: knownTrial(event.data.trial, now) };
    case 'values': {
      const channels = new Map(model.channels);
      for (const change of event.data.values) {
        const key = keyOf(change);
        const before = channels.get(key);
        // The list of channels follows in an event of its own when one is new.
        if (before) {
          channels.set(key, { ...before, ...change, at: now });
        }
      }
      return { ...model, channels };
    }
    default:
      return model;
  }
}

function known(channels: Channel[], now: number): Map<string, Known> {
  return new Map(channels.map((channel) => [keyOf(channel), { ...channel, key: keyOf(channel), at: now }]));
}

function knownTrial(trial: Trial | null | undefined, now: number): KnownTrial | null {
  return trial ? { ...trial, at: now } : null;
}

/** How long the change still waits before it is undone. */
export function trialLeft(trial: KnownTrial, now: number): number {
  return Math.max(0, trial.remaining - Math.max(0, now - trial.at));
}

/** How old the channel's newest sample is; null if there never was one. */
export function ageAt(channel: Known, now: number): number | null {
  return channel.age === null ? null : channel.age + Math.max(0, now - channel.at);
}

/** The model for somebody who joins now; null before the gateway said anything. */
export function snapshotAt(model: Model, now: number): Snapshot | null {
  if (!model.gateway) {
    return null;
  }
  return {
    gateway: { ...model.gateway, time: gatewayTime(model, now) ?? model.gateway.time },
    health: model.health,
    bundles: model.bundles,
    channels: [...model.channels.values()].map(({ key, at, ...channel }) => ({
      ...channel,
      age: ageAt({ ...channel, key, at }, now),
    })),
    trial: model.trial && { before: model.trial.before, components: model.trial.components, remaining: trialLeft(model.trial, now) },
  };
}

/** The gateway's clock now, carried on by this page's monotonic clock. */
export function gatewayTime(model: Model, now: number): number | null {
  return model.gateway && model.gateway.time + (now - model.gatewayAt);
}

/**
 * Ages of events that the gateway kept while the connection was down are those of back then. What the wall clock says
 * is believed only within the gap: a clock that was set meanwhile must not make values look old or fresh.
 */
export function aged<T extends Value>(value: T, gatewayNow: number | null, gap: number): T {
  if (value.age === null || value.arrivalTime === null || gatewayNow === null || gap <= 0) {
    return value;
  }
  const age = Math.min(Math.max(value.age, gatewayNow - value.arrivalTime), value.age + gap);
  return { ...value, age };
}
