// SPDX-License-Identifier: EPL-2.0
import { useSyncExternalStore } from 'react';

/** One timer for all that counts on the screen. */
function ticker(period: number) {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let now = performance.now();
  const tick = () => {
    now = performance.now();
    listeners.forEach((listener) => listener());
  };
  const subscribe = (listener: () => void) => {
    if (listeners.size === 0) {
      now = performance.now();
      timer = setInterval(tick, period);
    }
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) {
        clearInterval(timer);
      }
    };
  };
  return { subscribe, get: () => now };
}

const fast = ticker(200);
const slow = ticker(1000);

/** The monotonic clock, moving on every second, or faster for what shows tenths. */
export function useNow(pace: 'fast' | 'slow' = 'slow'): number {
  const { subscribe, get } = pace === 'fast' ? fast : slow;
  return useSyncExternalStore(subscribe, get);
}
