// SPDX-License-Identifier: EPL-2.0
import type { Known } from '../../model/model';
import type { DataType, HistorySample, Plain } from '../../model/types';

/** So many samples are kept while a panel is open. */
export const KEPT = 5_000;

export function isPlottable(type: DataType): boolean {
  return type !== 'STRING' && type !== 'BYTE_ARRAY';
}

function toNumber(value: Plain): number | null {
  const n = value === null ? Number.NaN : Number(value);
  return Number.isFinite(n) ? n : null;
}

/** The samples with the channel's newest one, if it is not among them yet. */
export function append(samples: HistorySample[], channel: Known): HistorySample[] {
  const { arrivalTime, quality, reason, value } = channel;
  const last = samples.at(-1);
  if (arrivalTime === null || quality === 'NONE' || (last && last.time >= arrivalTime)) {
    return samples;
  }
  return [...samples.slice(-KEPT + 1), { time: arrivalTime, value, quality, reason }];
}

/** What was loaded, and what arrived live meanwhile. */
export function merge(loaded: HistorySample[], live: HistorySample[]): HistorySample[] {
  const newest = loaded.at(-1)?.time ?? -Infinity;
  return [...loaded, ...live.filter((sample) => sample.time > newest)].slice(-KEPT);
}

export interface Series {
  /** Seconds, as uPlot counts. */
  x: number[];
  y: (number | null)[];
}

/** A curve that breaks where a value was BAD, and where nothing was heard for longer than the channel may be silent. */
export function toSeries(samples: HistorySample[], staleAfter: number): Series {
  const x: number[] = [];
  const y: (number | null)[] = [];
  let before: HistorySample | undefined;
  for (const sample of samples) {
    if (before && staleAfter > 0 && sample.time - before.time > staleAfter) {
      x.push((before.time + staleAfter) / 1000);
      y.push(null);
    }
    x.push(sample.time / 1000);
    y.push(sample.quality === 'BAD' ? null : toNumber(sample.value));
    before = sample;
  }
  return { x, y };
}

/** From when to when the channel was BAD, in seconds; to null if it still is. */
export function badSpans(samples: HistorySample[]): { from: number; to: number | null }[] {
  const spans: { from: number; to: number | null }[] = [];
  let from: number | null = null;
  for (const sample of samples) {
    if (sample.quality === 'BAD') {
      from ??= sample.time / 1000;
    } else if (from !== null) {
      spans.push({ from, to: sample.time / 1000 });
      from = null;
    }
  }
  return from === null ? spans : [...spans, { from, to: null }];
}

export function extent(samples: HistorySample[]): { min: number; max: number; count: number } | null {
  const numbers = samples.filter((sample) => sample.quality !== 'BAD').map((sample) => toNumber(sample.value));
  const known = numbers.filter((n) => n !== null);
  if (known.length === 0) {
    return null;
  }
  return known.reduce((seen, n) => ({ min: Math.min(seen.min, n), max: Math.max(seen.max, n), count: seen.count + 1 }), {
    min: Infinity,
    max: -Infinity,
    count: 0,
  });
}
