// SPDX-License-Identifier: EPL-2.0
import { describe, expect, it } from 'vitest';
import { parseInput } from '../src/lib/parse';
import type { DataType } from '../src/model/types';

describe('what an operator types', () => {
  it.each<[DataType, string, number | boolean | string]>([
    ['BOOLEAN', 'true', true],
    ['BOOLEAN', 'false', false],
    ['INTEGER', ' 1450 ', 1450],
    ['INTEGER', '+7', 7],
    ['INTEGER', '-2147483648', -2147483648],
    ['LONG', '9007199254740991', 9007199254740991],
    ['LONG', '9007199254740993', '9007199254740993'],
    ['LONG', '-9223372036854775808', '-9223372036854775808'],
    ['FLOAT', '180.5', 180.5],
    ['FLOAT', '.5', 0.5],
    ['DOUBLE', '1e-3', 0.001],
    ['STRING', ' as it is ', ' as it is '],
    ['STRING', '', ''],
    ['BYTE_ARRAY', '0a FF', 'Cv8='],
  ])('%s %s', (type, text, value) => expect(parseInput(type, text)).toEqual({ value }));

  it.each<[DataType, string, string]>([
    ['BOOLEAN', '', 'empty'],
    ['INTEGER', '', 'empty'],
    ['INTEGER', '1.5', 'integer'],
    ['INTEGER', '0x10', 'integer'],
    ['INTEGER', '2147483648', 'range'],
    ['LONG', '9223372036854775808', 'range'],
    ['FLOAT', '1,5', 'number'],
    ['FLOAT', 'NaN', 'number'],
    ['FLOAT', 'Infinity', 'number'],
    ['FLOAT', '1e39', 'range'],
    ['DOUBLE', '1e999', 'range'],
    ['BYTE_ARRAY', '0A F', 'bytes'],
    ['BYTE_ARRAY', 'xyz0', 'bytes'],
  ])('%s %s is refused: %s', (type, text, error) => expect(parseInput(type, text)).toMatchObject({ error }));
});
