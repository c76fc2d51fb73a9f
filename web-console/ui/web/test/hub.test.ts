// SPDX-License-Identifier: EPL-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Connection } from '../src/stream/connection';
import { Hub, type ToPage, UNSEEN } from '../src/stream/hub';
import { channel, snapshot } from './samples';

class Page {
  got: ToPage[] = [];
  postMessage = (message: ToPage) => void this.got.push(message);
  events = () => this.got.flatMap((message) => (message.kind === 'event' ? [message.event.type] : []));
}

let opened: AbortSignal[];
let stream: ReadableStreamDefaultController<Uint8Array>;
let hub: Hub;
const running = () => opened.filter((signal) => !signal.aborted).length;

beforeEach(() => {
  vi.useFakeTimers();
  opened = [];
  vi.stubGlobal('fetch', (_: string, { signal }: { signal: AbortSignal }) => {
    opened.push(signal);
    return Promise.resolve(new Response(new ReadableStream<Uint8Array>({ start: (controller) => void (stream = controller) })));
  });
  hub = new Hub('/events', (listener) => new Connection('/events', listener));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('pages of one browser', () => {
  it('share one stream, and who comes later is told what is known', async () => {
    const [first, second] = [new Page(), new Page()];
    hub.receive(first, { kind: 'look', visible: true });
    await vi.advanceTimersByTimeAsync(0);
    const data = JSON.stringify(snapshot([channel('tank', 'level', 55)]));
    stream.enqueue(new TextEncoder().encode(`id: 1\nevent: snapshot\ndata: ${data}\n\n`));
    await vi.advanceTimersByTimeAsync(0);
    hub.receive(second, { kind: 'look', visible: true });
    expect(first.events()).toEqual(['snapshot']);
    expect(second.events()).toEqual(['snapshot']);
    expect(second.got.at(-1)).toMatchObject({ kind: 'link', link: { phase: 'live' } });
    expect(opened).toHaveLength(1);
  });

  it('keep the stream while one of them is seen, and end it when none is for a while', async () => {
    const [first, second] = [new Page(), new Page()];
    hub.receive(first, { kind: 'look', visible: true });
    hub.receive(second, { kind: 'look', visible: true });
    hub.receive(first, { kind: 'look', visible: false });
    await vi.advanceTimersByTimeAsync(0);
    const heartbeat = setInterval(() => stream.enqueue(new TextEncoder().encode(': hb\n\n')), 10_000);
    await vi.advanceTimersByTimeAsync(UNSEEN * 2);
    clearInterval(heartbeat);
    expect(running()).toBe(1);
    hub.receive(second, { kind: 'look', visible: false });
    await vi.advanceTimersByTimeAsync(UNSEEN - 20_000);
    expect(running()).toBe(1);
    await vi.advanceTimersByTimeAsync(20_100);
    expect(running()).toBe(0);
    hub.receive(first, { kind: 'look', visible: true });
    expect(running()).toBe(1);
  });

  it('end it with the last of them', async () => {
    const page = new Page();
    hub.receive(page, { kind: 'look', visible: true });
    hub.receive(page, { kind: 'bye' });
    await vi.advanceTimersByTimeAsync(0);
    expect(running()).toBe(0);
  });
});
