// SPDX-License-Identifier: EPL-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GatewayEvent } from '../src/model/types';
import { Connection } from '../src/stream/connection';
import { GRACE, type Link, SILENCE } from '../src/stream/link';
import { channel, snapshot } from './samples';

/** A gateway whose answers the test writes. */
class Answers {
  requests: { headers: Record<string, string>; signal: AbortSignal }[] = [];
  streams: ReadableStreamDefaultController<Uint8Array>[] = [];
  up = true;
  refusal: Response | null = null;

  fetch = (_: string, init: { headers: Record<string, string>; signal: AbortSignal }): Promise<Response> => {
    this.requests.push(init);
    if (!this.up) {
      return Promise.reject(new TypeError('unreachable'));
    }
    if (this.refusal) {
      return Promise.resolve(this.refusal);
    }
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.streams.push(controller);
        init.signal.addEventListener('abort', () => controller.error(new Error('aborted')));
      },
    });
    return Promise.resolve(new Response(body, { headers: { 'Content-Type': 'text/event-stream' } }));
  };

  send(id: number, type: string, data: unknown): void {
    this.raw(`id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  raw(text: string): void {
    this.streams.at(-1)?.enqueue(new TextEncoder().encode(text));
  }
}

let answers: Answers;
let events: GatewayEvent[];
let links: Link[];
let connection: Connection;
const phases = () => links.map((link) => link.phase).filter((phase, at, all) => phase !== all[at - 1]);
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(async () => {
  vi.useFakeTimers();
  answers = new Answers();
  vi.stubGlobal('fetch', answers.fetch);
  events = [];
  links = [];
  connection = new Connection('/events', { event: (e) => events.push(e), link: (l) => links.push(l) });
});

afterEach(() => {
  connection.pause();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function live(): Promise<void> {
  connection.start();
  await pass(0);
  answers.send(1, 'snapshot', snapshot([channel('tank', 'level', 55)]));
  await pass(0);
}

describe('the connection', () => {
  it('tells what the gateway says and keeps it for who comes later', async () => {
    await live();
    expect(events.map((event) => event.type)).toEqual(['snapshot']);
    expect(phases()).toEqual(['connecting', 'live']);
    expect(connection.model.channels.size).toBe(1);
    expect(connection.link()).toMatchObject({ phase: 'live', silentFor: 0, gap: 0, epoch: 1 });
  });

  it('resumes where it was broken off', async () => {
    await live();
    answers.send(42, 'values', { values: [] });
    await pass(0);
    answers.streams.at(-1)?.close();
    await pass(600);
    expect(answers.requests.at(-1)?.headers['Last-Event-ID']).toBe('42');
    expect(phases()).toEqual(['connecting', 'live', 'reconnecting', 'live']);
    expect(connection.link().gap).toBeGreaterThan(0);
  });

  it('corrects the ages of what was kept during the gap', async () => {
    await live();
    await pass(1_000);
    answers.up = false;
    answers.streams.at(-1)?.close();
    await pass(8_000);
    answers.up = true;
    connection.retryNow();
    await pass(0);
    const told = 50_000 + 2_000;
    answers.send(43, 'values', { values: [{ ...channel('tank', 'level', 60), age: 10, arrivalTime: told }] });
    await pass(0);
    const age = connection.model.channels.get('tank/level')?.age ?? 0;
    expect(age).toBeGreaterThan(5_000);
  });

  it('tells rather too little time than too much of a change on trial', async () => {
    await live();
    answers.up = false;
    answers.streams.at(-1)?.close();
    await pass(8_000);
    answers.up = true;
    connection.retryNow();
    await pass(0);
    answers.send(43, 'trial', { trial: { before: 17, components: ['plc1'], remaining: 60_000 } });
    await pass(0);
    const { gap } = connection.link();
    expect(gap).toBeGreaterThan(5_000);
    expect(connection.model.trial?.remaining).toBe(60_000 - gap);
    answers.send(44, 'trial', { trial: null });
    await pass(0);
    expect(connection.model.trial).toBeNull();
  });

  it('is lost only when it does not come back soon', async () => {
    await live();
    answers.up = false;
    answers.streams.at(-1)?.close();
    await pass(GRACE - 100);
    expect(links.at(-1)?.phase).toBe('reconnecting');
    await pass(200);
    expect(links.at(-1)?.phase).toBe('lost');
    await pass(20_000);
    expect(connection.link().silentFor).toBeGreaterThan(20_000);
    expect(connection.link().retryIn).not.toBeNull();
    answers.up = true;
    connection.retryNow();
    await pass(0);
    expect(connection.link()).toMatchObject({ phase: 'live', epoch: 2 });
    expect(connection.link().gap).toBeGreaterThan(20_000);
  });

  it('gives up on silence, but not while there are heartbeats', async () => {
    await live();
    for (let i = 0; i < 6; i++) {
      await pass(10_000);
      answers.raw(': hb\n\n');
      await pass(0);
    }
    expect(links.at(-1)?.phase).toBe('live');
    answers.up = false;
    await pass(SILENCE + 100);
    expect(links.at(-1)?.phase).toBe('lost');
    expect(connection.link().silentFor).toBeGreaterThanOrEqual(SILENCE);
  });

  it('waits as long as a gateway that has too many clients asks for', async () => {
    answers.refusal = new Response(JSON.stringify({ detail: 'too many streams' }), { status: 503, headers: { 'Retry-After': '7' } });
    connection.start();
    await pass(0);
    expect(links.at(-1)).toMatchObject({ refusal: 'too many streams' });
    await pass(600);
    expect(answers.requests).toHaveLength(2);
    await pass(6_000);
    expect(answers.requests).toHaveLength(2);
    await pass(1_100);
    expect(answers.requests).toHaveLength(3);
  });

  it('does not call a pause a gap, and starts anew after it', async () => {
    await live();
    connection.pause();
    expect(answers.requests.at(-1)?.signal.aborted).toBe(true);
    await pass(600_000);
    expect(answers.requests).toHaveLength(1);
    connection.start();
    await pass(0);
    expect(answers.requests.at(-1)?.headers['Last-Event-ID']).toBeUndefined();
    expect(connection.link()).toMatchObject({ phase: 'live', gap: 0 });
    expect(phases()).toEqual(['connecting', 'live', 'paused', 'reconnecting', 'live']);
  });
});
