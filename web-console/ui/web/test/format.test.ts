// SPDX-License-Identifier: EPL-2.0
import { describe, expect, it } from 'vitest';
import { en } from '../src/i18n/en';
import { zh } from '../src/i18n/zh';
import { Format, stopwatch } from '../src/lib/format';

const english = new Format('en', en);
const chinese = new Format('zh-CN', zh);

describe('durations', () => {
  it.each([
    [0, '0.0 s'],
    [849, '0.8 s'],
    [9_999, '9.9 s'],
    [12_000, '12 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [3 * 60_000 + 20_000, '3 min'],
    [2 * 3_600_000 + 5 * 60_000, '2 h 5 min'],
    [4 * 86_400_000 + 3 * 3_600_000, '4 d 3 h'],
  ])('%i ms is %s', (ms, text) => expect(english.duration(ms)).toBe(text));

  it('speaks Chinese', () => expect(chinese.duration(180_000)).toBe('3 分钟'));

  it.each([
    [0, '00:00'],
    [47_900, '00:47'],
    [725_000, '12:05'],
    [3_723_000, '1:02:03'],
  ])('stopwatch %i', (ms, text) => expect(stopwatch(ms)).toBe(text));
});

describe('values', () => {
  it.each([
    [65.30000000000001, 'DOUBLE', '65.3'],
    [1450, 'INTEGER', '1,450'],
    [0.012345, 'DOUBLE', '0.01235'],
    [0, 'FLOAT', '0'],
    [-2.9, 'FLOAT', '-2.9'],
    [true, 'BOOLEAN', 'On'],
    [null, 'DOUBLE', '—'],
    ['HOLDING', 'STRING', 'HOLDING'],
    ['12', 'STRING', '12'],
    ['9007199254741993', 'LONG', '9,007,199,254,741,993'],
    ['NaN', 'DOUBLE', 'NaN'],
    ['Cv8=', 'BYTE_ARRAY', '0A FF'],
  ] as const)('%s as %s is %s', (value, type, text) => expect(english.value(value, type)).toBe(text));

  it('cuts many bytes and tells how many there are', () => {
    expect(english.value('AAECAwQFBgcICQ==', 'BYTE_ARRAY')).toBe('00 01 02 03 04 05 06 07 … (10 bytes)');
  });

  it('shows tiny and huge numbers by their magnitude', () => {
    expect(english.number(0.0000123)).toBe('1.23E-5');
    expect(english.number(1.5e18)).toBe('1.5E18');
  });

  it('shows no digits that a 32 bit number does not have', () => {
    expect(english.exact(182.3960418701172, 'FLOAT')).toBe('182.396');
    expect(english.exact(0.1 + 0.2, 'DOUBLE')).toBe('0.3');
  });
});
