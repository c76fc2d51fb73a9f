// SPDX-License-Identifier: EPL-2.0
import { describe, expect, it } from 'vitest';
import { keyOf } from '../src/model/model';
import type { BundleInfo } from '../src/model/types';
import { arrange, standing } from '../src/pages/bundles/order';
import { matching, nextSort, ofQuality, selection, sorted } from '../src/pages/live/select';
import { channel } from './samples';

const known = (asset: string, name: string, value: number | null, quality: 'GOOD' | 'BAD' = 'GOOD', age = 0) => {
  const each = channel(asset, name, value, quality);
  return { ...each, age, key: keyOf(each), at: 0 };
};
const CHANNELS = [
  known('tank', 'level', 55, 'GOOD', 30),
  known('pump', 'speed', 1450, 'BAD', 10),
  known('pump', 'sensor-10', 2, 'GOOD', 20),
  known('pump', 'sensor-9', 3),
];
const ask = (query: string) => selection(new URLSearchParams(query));
const names = (query: string) => sorted(ofQuality(matching(CHANNELS, ask(query)), ask(query)), ask(query)).map((each) => each.channel);

describe('the channels of an address', () => {
  it.each([
    ['', ['sensor-9', 'sensor-10', 'speed', 'level']],
    ['q=PUMP sp', ['speed']],
    ['asset=tank', ['level']],
    ['quality=BAD', ['speed']],
    ['quality=BAD,GOOD&asset=pump', ['sensor-9', 'sensor-10', 'speed']],
    ['sort=-value', ['speed', 'level', 'sensor-9', 'sensor-10']],
    ['sort=quality', ['speed', 'sensor-9', 'sensor-10', 'level']],
    ['sort=age', ['sensor-9', 'speed', 'sensor-10', 'level']],
    ['quality=nonsense&sort=nonsense', ['sensor-9', 'sensor-10', 'speed', 'level']],
  ])('%s', (query, expected) => expect(names(query)).toEqual(expected));

  it('sorts the other way round the second time', () => {
    expect(nextSort(ask('sort=age'), 'age')).toBe('-age');
    expect(nextSort(ask('sort=-age'), 'age')).toBe('age');
    expect(nextSort(ask('sort=age'), 'value')).toBe('value');
  });
});

describe('bundles', () => {
  const bundle = (bsn: string, state: BundleInfo['state'], wanted: boolean, running: boolean): BundleInfo => ({
    bsn,
    version: '1.0.0',
    state,
    slot: 'A',
    standby: '',
    startLevel: 40,
    origin: 'feature:data',
    wanted,
    running,
  });
  const all = [
    bundle('a.runs', 'active', true, true),
    bundle('b.fragment', 'resolved', true, true),
    bundle('c.stopped', 'resolved', false, false),
    bundle('d.starts', 'starting', true, false),
    bundle('e.broken', 'installed', true, false),
  ];

  it('that should run and do not come first', () => {
    expect(arrange(all, '', false).map((each) => each.bsn)).toEqual(['e.broken', 'd.starts', 'a.runs', 'b.fragment', 'c.stopped']);
    expect(all.map(standing)).toEqual(['running', 'running', 'stopped', 'changing', 'broken']);
  });

  it('are found', () => {
    expect(arrange(all, 'FRAG', false)).toHaveLength(1);
    expect(arrange(all, '', true)).toHaveLength(3);
  });
});
