// SPDX-License-Identifier: EPL-2.0
import { aged, EMPTY, gatewayTime, type Model, reduce } from '../model/model';
import type { GatewayEvent } from '../model/types';
import { CONNECTING, GRACE, type Link, retryDelay, SILENCE } from './link';
import { EventParser, type ServerEvent } from './sse';

/** Events kept by the gateway during a gap arrive in the first moments of the next connection. */
const REPLAY = 2_000;

export interface Listener {
  event(event: GatewayEvent): void;
  link(link: Link): void;
}

/** The one stream of events: connects, resumes, gives up on silence, tries again; keeps the model for late joiners. */
export class Connection {
  model: Model = EMPTY;
  private abort: AbortController | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private grace: ReturnType<typeof setTimeout> | undefined;
  private state = { ...CONNECTING };
  private since: number;
  private nextTry: number | null = null;
  private openedAt = 0;
  private failures = 0;
  private retry = 2_000;
  private lastId = '';
  private lastByte = 0;
  /** Whether this is the first try after a pause: that gap was nobody's fault. */
  private resumed = false;

  constructor(
    private readonly url: string,
    private readonly listener: Listener,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.since = now();
  }

  link(): Link {
    const at = this.now();
    const live = this.state.phase === 'live';
    return {
      ...this.state,
      silentFor: live ? 0 : at - this.since,
      retryIn: this.nextTry === null ? null : Math.max(0, this.nextTry - at),
    };
  }

  get running(): boolean {
    return this.abort !== null || this.nextTry !== null;
  }

  start(): void {
    if (!this.running) {
      this.resumed = this.state.epoch > 0;
      this.since = this.resumed ? this.since : this.now();
      this.tell(this.resumed ? 'reconnecting' : 'connecting');
      this.watchGrace(this.now());
      void this.connect();
    }
  }

  /** Nobody looks any more. What comes after starts with a snapshot: the gap may be long. */
  pause(): void {
    this.since = this.state.phase === 'live' ? this.now() : this.since;
    this.close();
    this.lastId = '';
    this.tell('paused');
  }

  retryNow(): void {
    if (this.nextTry !== null) {
      void this.connect();
    }
  }

  private close(): void {
    clearTimeout(this.timer);
    clearTimeout(this.grace);
    this.abort?.abort();
    this.abort = null;
    this.nextTry = null;
  }

  private async connect(): Promise<void> {
    clearTimeout(this.timer);
    const abort = new AbortController();
    this.abort = abort;
    this.nextTry = null;
    this.watchSilence(abort);
    this.listener.link(this.link());
    let refusal = '';
    try {
      refusal = await this.read(abort);
    } catch {
      // Unreachable, broken off or silent: all the same to whoever looks.
    }
    if (this.abort === abort) {
      this.broken(refusal);
    }
  }

  private async read(abort: AbortController): Promise<string> {
    const headers: Record<string, string> = { Accept: 'text/event-stream' };
    if (this.lastId) {
      headers['Last-Event-ID'] = this.lastId;
    }
    const response = await fetch(this.url, { headers, cache: 'no-store', signal: abort.signal });
    if (!response.ok || !response.body) {
      const after = Number(response.headers.get('Retry-After'));
      this.retry = after > 0 ? after * 1000 : this.retry;
      const problem = (await response.json().catch(() => ({}))) as { detail?: string };
      return problem.detail ?? `HTTP ${response.status}`;
    }
    this.opened();
    const parser = new EventParser((event) => this.receive(event));
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      this.watchSilence(abort);
      parser.push(chunk.value);
      this.retry = parser.retry ?? this.retry;
    }
    return '';
  }

  private opened(): void {
    clearTimeout(this.grace);
    const at = this.now();
    this.failures = 0;
    this.openedAt = at;
    const gap = this.state.epoch === 0 || this.resumed ? 0 : at - this.since;
    this.resumed = false;
    this.state = { ...this.state, gap, epoch: this.state.epoch + 1 };
    this.tell('live', '');
  }

  private receive(raw: ServerEvent): void {
    const at = this.now();
    this.lastId = raw.id;
    let event = { type: raw.type, data: JSON.parse(raw.data) } as GatewayEvent;
    if (event.type === 'values' && at - this.openedAt < REPLAY) {
      const gatewayNow = gatewayTime(this.model, at);
      const values = event.data.values.map((value) => aged(value, gatewayNow, this.state.gap));
      event = { type: 'values', data: { values } };
    }
    if (event.type === 'trial' && event.data.trial && at - this.openedAt < REPLAY) {
      // It may be of back then: rather too little time is told than too much.
      const { trial } = event.data;
      event = { type: 'trial', data: { trial: { ...trial, remaining: Math.max(0, trial.remaining - this.state.gap) } } };
    }
    this.model = reduce(this.model, event, at);
    this.listener.event(event);
  }

  private broken(refusal: string): void {
    this.abort = null;
    this.resumed = false;
    clearTimeout(this.timer);
    if (this.state.phase === 'live') {
      this.since = this.lastByte;
    }
    this.failures++;
    const delay = retryDelay(this.failures, this.retry);
    this.nextTry = this.now() + delay;
    this.timer = setTimeout(() => void this.connect(), delay);
    const phase = this.state.phase === 'live' ? 'reconnecting' : this.state.phase;
    this.tell(phase, refusal);
    this.watchGrace(this.since);
  }

  private watchSilence(abort: AbortController): void {
    this.lastByte = this.now();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => abort.abort(), SILENCE);
  }

  /** A short break bothers nobody; a longer one is told. */
  private watchGrace(from: number): void {
    clearTimeout(this.grace);
    if (this.state.phase === 'connecting' || this.state.phase === 'reconnecting') {
      const left = Math.max(0, from + GRACE - this.now());
      this.grace = setTimeout(() => this.tell('lost'), left);
    }
  }

  private tell(phase: Link['phase'], refusal = this.state.refusal): void {
    this.state = { ...this.state, phase, refusal };
    this.listener.link(this.link());
  }
}
