// SPDX-License-Identifier: EPL-2.0
import { describe, expect, it } from 'vitest';
import type { HistorySample } from '../src/model/types';
import { append, badSpans, extent, merge, toSeries } from '../src/pages/live/series';
import { channel } from './samples';

const good = (time: number, value: HistorySample['value']): HistorySample => ({ time, value, quality: 'GOOD', reason: '' });
const bad = (time: number): HistorySample => ({ time, value: null, quality: 'BAD', reason: 'timeout' });

describe('a trend', () => {
  it('breaks where the value was bad', () => {
    const samples = [good(1000, 1), bad(2000), bad(3000), good(4000, 2)];
    expect(toSeries(samples, 0)).toEqual({ x: [1, 2, 3, 4], y: [1, null, null, 2] });
    expect(badSpans(samples)).toEqual([{ from: 2, to: 4 }]);
    expect(badSpans(samples.slice(0, 3))).toEqual([{ from: 2, to: null }]);
  });

  it('breaks where nothing was heard for too long', () => {
    expect(toSeries([good(1000, 1), good(9000, 2)], 3000)).toEqual({ x: [1, 4, 9], y: [1, null, 2] });
    expect(toSeries([good(1000, 1), good(9000, 2)], 0).y).toEqual([1, 2]);
  });

  it('draws switches and large numbers, but not what is no number', () => {
    expect(toSeries([good(1000, true), good(2000, '9007199254741993'), good(3000, 'NaN')], 0).y).toEqual([1, 9007199254741992, null]);
  });

  it('grows by what arrives, once', () => {
    const now = { ...channel('tank', 'level', 5), arrivalTime: 3000, key: 'tank/level', at: 0 };
    const grown = append([good(2000, 4)], now);
    expect(grown).toEqual([good(2000, 4), good(3000, 5)]);
    expect(append(grown, now)).toBe(grown);
    expect(append(grown, { ...now, quality: 'NONE', arrivalTime: null })).toBe(grown);
  });

  it('joins past and present without repeating', () => {
    expect(merge([good(1000, 1), good(2000, 2)], [good(2000, 2), good(3000, 3)]).map((each) => each.time)).toEqual([1000, 2000, 3000]);
  });

  it('knows its extent', () => {
    expect(extent([good(1, -2), bad(2), good(3, 7)])).toEqual({ min: -2, max: 7, count: 2 });
    expect(extent([bad(1)])).toBeNull();
  });
});
