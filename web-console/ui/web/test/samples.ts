// SPDX-License-Identifier: EPL-2.0
import type { Channel, Quality, Snapshot } from '../src/model/types';

export function channel(asset: string, name: string, value: number | null, quality: Quality = 'GOOD'): Channel {
  return {
    asset,
    channel: name,
    type: 'DOUBLE',
    access: 'READ',
    unit: '%',
    driver: 'plant',
    enabled: true,
    value,
    quality,
    reason: '',
    lastValue: value,
    sourceTime: 1,
    arrivalTime: 2,
    age: 200,
    staleAfter: 3_000,
  };
}

export function snapshot(channels: Channel[]): Snapshot {
  return {
    gateway: {
      name: 'mill',
      version: '1.0.0',
      profile: 'demo',
      startedAt: 0,
      time: 50_000,
      demo: true,
      writable: true,
      writeHint: '',
      javaVersion: '17',
      bundleCount: 1,
      http: { address: '127.0.0.1:8080' },
    },
    health: {
      verdict: 'OK',
      since: 0,
      causes: [],
      counts: { bundles: 1, bundlesRunning: 1, channels: 1, good: 1, uncertain: 0, stale: 0, bad: 0, none: 0 },
      checks: [],
    },
    channels,
    bundles: [],
  };
}
