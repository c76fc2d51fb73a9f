// SPDX-License-Identifier: EPL-2.0
import { describe, expect, it } from 'vitest';
import { ageAt, aged, EMPTY, gatewayTime, keyOf, reduce, snapshotAt, trialLeft } from '../src/model/model';
import { channel, snapshot } from './samples';

const start = reduce(EMPTY, { type: 'snapshot', data: snapshot([channel('tank', 'level', 55)]) }, 1_000);
const level = keyOf({ asset: 'tank', channel: 'level' });

describe('the model', () => {
  it('takes a snapshot', () => {
    expect(start.channels.get(level)).toMatchObject({ value: 55, key: 'tank/level', at: 1_000 });
    expect(start.gateway?.name).toBe('mill');
  });

  it('waits for a health that is not known yet', () => {
    const { health: _, ...rest } = snapshot([]);
    const next = reduce(EMPTY, { type: 'snapshot', data: rest }, 1_000);
    expect(next.health).toBeNull();
    expect(snapshotAt(next, 1_000)?.gateway.name).toBe('mill');
  });

  it('takes values and keeps what does not change', () => {
    const { asset, channel: name, ...rest } = channel('tank', 'level', 56);
    const next = reduce(start, { type: 'values', data: { values: [{ ...rest, asset, channel: name }] } }, 2_000);
    expect(next.channels.get(level)).toMatchObject({ value: 56, unit: '%', at: 2_000 });
    expect(start.channels.get(level)?.value).toBe(55);
  });

  it('ignores values of channels it does not know: their list follows', () => {
    const next = reduce(start, { type: 'values', data: { values: [channel('new', 'one', 1)] } }, 2_000);
    expect([...next.channels.keys()]).toEqual([level]);
  });

  it('replaces the list of channels as a whole', () => {
    const next = reduce(start, { type: 'channels', data: { channels: [channel('pump', 'speed', 1)] } }, 2_000);
    expect([...next.channels.keys()]).toEqual(['pump/speed']);
  });

  it('stays as it is on events of a newer gateway', () => {
    expect(reduce(start, { type: 'weather', data: {} } as never, 2_000)).toBe(start);
  });

  it('tells names with slashes apart', () => {
    expect(keyOf({ asset: 'a/b', channel: 'c' })).not.toBe(keyOf({ asset: 'a', channel: 'b/c' }));
  });
});

describe('a change on trial', () => {
  const trial = { before: 17, components: ['plc1'], remaining: 60_000 };
  const waiting = reduce(start, { type: 'trial', data: { trial } }, 2_000);

  it('waits as long as the gateway said, by the monotonic clock', () => {
    expect(start.trial).toBeNull();
    expect(waiting.trial && trialLeft(waiting.trial, 12_000)).toBe(50_000);
    expect(waiting.trial && trialLeft(waiting.trial, 1_000)).toBe(60_000);
    expect(waiting.trial && trialLeft(waiting.trial, 99_000)).toBe(0);
  });

  it('is gone when it was kept or undone', () => {
    expect(reduce(waiting, { type: 'trial', data: { trial: null } }, 3_000).trial).toBeNull();
    expect(reduce(waiting, { type: 'snapshot', data: snapshot([]) }, 3_000).trial).toBeNull();
  });

  it('is told to a page that joins later with what is left', () => {
    const late = snapshotAt(waiting, 32_000);
    expect(late?.trial).toEqual({ ...trial, remaining: 30_000 });
    expect(late && reduce(EMPTY, { type: 'snapshot', data: late }, 5).trial).toEqual({ ...trial, remaining: 30_000, at: 5 });
  });
});

describe('ages', () => {
  it('count on by the monotonic clock', () => {
    const known = start.channels.get(level);
    expect(known && ageAt(known, 4_500)).toBe(3_700);
  });

  it('do not run backwards between two ticks', () => {
    const known = start.channels.get(level);
    expect(known && ageAt(known, 900)).toBe(200);
  });

  it('are told as they are to a page that joins later', () => {
    const late = snapshotAt(start, 6_000);
    expect(late?.channels[0]?.age).toBe(5_200);
    expect(late?.channels[0]).not.toHaveProperty('at');
    expect(late?.gateway.time).toBe(start.gateway!.time + 5_000);
  });

  it('of replayed events are corrected, but never by more than the gap', () => {
    const arrivalTime = 100_000;
    const value = { ...channel('tank', 'level', 1), age: 200, arrivalTime };
    expect(aged(value, arrivalTime + 5_000, 6_000).age).toBe(5_000);
    expect(aged(value, arrivalTime + 3_600_000, 6_000).age).toBe(6_200);
    expect(aged(value, arrivalTime - 3_600_000, 6_000).age).toBe(200);
    expect(aged(value, arrivalTime + 5_000, 0)).toBe(value);
  });

  it('the clock of the gateway goes on', () => expect(gatewayTime(start, 3_000)).toBe(start.gateway!.time + 2_000));
});
