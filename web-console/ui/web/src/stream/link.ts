// SPDX-License-Identifier: EPL-2.0

/**
 * connecting: never had a connection; live: bytes arrive; reconnecting: just broken, values are a moment old;
 * lost: broken for longer, what is shown is the past; paused: nobody looks, so nothing is fetched.
 */
export type Phase = 'connecting' | 'live' | 'reconnecting' | 'lost' | 'paused';

/** How the connection stands. Durations, not times: worker and pages have clocks that start at different moments. */
export interface Link {
  phase: Phase;
  /** Since the last byte, or since the first try; 0 while live. */
  silentFor: number;
  /** Until the next try; null while one is going on. */
  retryIn: number | null;
  /** What the gateway said when it refused, empty otherwise. */
  refusal: string;
  /** How long the gap was that ended with this connection; 0 for the first. */
  gap: number;
  /** Counts connections. */
  epoch: number;
}

export const CONNECTING: Link = { phase: 'connecting', silentFor: 0, retryIn: null, refusal: '', gap: 0, epoch: 0 };

/** Broken for so long without anybody being bothered. */
export const GRACE = 3_000;
/** No byte for so long is a broken connection: heartbeats come every 10 s. */
export const SILENCE = 25_000;

const FIRST_RETRY = 500;
const LONGEST_RETRY = 10_000;

/** The pause before try number {@link failures}: at first short, as a replaced bundle is back within a second. */
export function retryDelay(failures: number, told: number): number {
  return failures <= 1 ? FIRST_RETRY : Math.min(told * 2 ** Math.max(0, failures - 4), LONGEST_RETRY);
}
