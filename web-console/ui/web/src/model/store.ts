// SPDX-License-Identifier: EPL-2.0
import { useSyncExternalStore } from 'react';
import type { ToPage } from '../stream/hub';
import { type Client, join } from '../stream/client';
import { CONNECTING, type Link } from '../stream/link';
import { EMPTY, type Model, reduce } from './model';

/** The link as it was told at {@link at}, on this page's monotonic clock. */
export interface SeenLink extends Link {
  at: number;
}

interface State {
  model: Model;
  link: SeenLink;
}

let state: State = { model: EMPTY, link: { ...CONNECTING, at: performance.now() } };
let client: Client | null = null;
const listeners = new Set<() => void>();

function receive(message: ToPage): void {
  const now = performance.now();
  state =
    message.kind === 'event'
      ? { ...state, model: reduce(state.model, message.event, now) }
      : { ...state, link: { ...message.link, at: now } };
  listeners.forEach((listener) => listener());
}

export function connect(): void {
  client ??= join(receive);
}

export function retryNow(): void {
  client?.retry();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A part of what is known; must be the same object while nothing of it changes. */
export function useModel<T>(part: (model: Model) => T): T {
  return useSyncExternalStore(subscribe, () => part(state.model));
}

export function useLink(): SeenLink {
  return useSyncExternalStore(subscribe, () => state.link);
}

/** Whether what is shown is the past. */
export function isLost(link: Link): boolean {
  return link.phase === 'lost' || link.phase === 'paused';
}
