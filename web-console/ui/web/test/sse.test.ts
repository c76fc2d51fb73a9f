// SPDX-License-Identifier: EPL-2.0
import { describe, expect, it } from 'vitest';
import { EventParser, type ServerEvent } from '../src/stream/sse';

function read(...chunks: string[]): { events: ServerEvent[]; parser: EventParser } {
  const events: ServerEvent[] = [];
  const parser = new EventParser((event) => events.push(event));
  chunks.forEach((chunk) => parser.push(chunk));
  return { events, parser };
}

const STREAM = 'retry: 2000\n\nid: 7\nevent: values\ndata: {"a":1}\n\n: hb\n\nid: 8\ndata: one\ndata: two\n\n';
const EVENTS = [
  { type: 'values', data: '{"a":1}', id: '7' },
  { type: 'message', data: 'one\ntwo', id: '8' },
];

describe('the event stream', () => {
  it('is read', () => {
    const { events, parser } = read(STREAM);
    expect(events).toEqual(EVENTS);
    expect(parser.retry).toBe(2000);
  });

  it('is read the same wherever it is cut', () => {
    for (let cut = 1; cut < STREAM.length; cut++) {
      expect(read(STREAM.slice(0, cut), STREAM.slice(cut)).events).toEqual(EVENTS);
    }
  });

  it('is read with any line ends', () => {
    const text = STREAM.replaceAll('\n', '\r\n');
    for (let cut = 1; cut < text.length; cut++) {
      expect(read(text.slice(0, cut), text.slice(cut)).events).toEqual(EVENTS);
    }
  });

  it('has no event without data, and none that is not complete', () => {
    expect(read('event: values\nid: 3\n\ndata: half').events).toEqual([]);
  });
});
