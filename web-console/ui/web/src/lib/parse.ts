// SPDX-License-Identifier: EPL-2.0
import type { DataType } from '../model/types';

export type Parsed =
  | { value: number | boolean | string }
  | { error: 'empty' | 'integer' | 'number' | 'bytes' }
  | { error: 'range'; min: string; max: string };

const LARGEST_FLOAT = 3.4028234663852886e38;

/** What an operator typed, as a value of the channel's type. The gateway checks it again. */
export function parseInput(type: DataType, text: string): Parsed {
  const trimmed = text.trim();
  if (trimmed === '' && type !== 'STRING') {
    return { error: 'empty' };
  }
  switch (type) {
    case 'BOOLEAN':
      return { value: trimmed === 'true' };
    case 'INTEGER':
      return whole(trimmed, -(2n ** 31n), 2n ** 31n - 1n);
    case 'LONG':
      return whole(trimmed, -(2n ** 63n), 2n ** 63n - 1n);
    case 'FLOAT':
      return decimal(trimmed, LARGEST_FLOAT);
    case 'DOUBLE':
      return decimal(trimmed, Number.MAX_VALUE);
    case 'STRING':
      return { value: text };
    case 'BYTE_ARRAY':
      return bytes(trimmed);
  }
}

function whole(text: string, min: bigint, max: bigint): Parsed {
  if (!/^[+-]?\d+$/.test(text)) {
    return { error: 'integer' };
  }
  const n = BigInt(text.replace('+', ''));
  if (n < min || n > max) {
    return { error: 'range', min: String(min), max: String(max) };
  }
  // Beyond 2^53 a number would lose digits; both directions then speak text.
  return { value: Number.isSafeInteger(Number(n)) ? Number(n) : String(n) };
}

function decimal(text: string, largest: number): Parsed {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) {
    return { error: 'number' };
  }
  const n = Number(text);
  return Math.abs(n) <= largest ? { value: n } : { error: 'range', min: String(-largest), max: String(largest) };
}

function bytes(text: string): Parsed {
  const digits = text.replace(/\s+/g, '');
  if (!/^([0-9a-f]{2})+$/i.test(digits)) {
    return { error: 'bytes' };
  }
  const pairs = digits.match(/../g) ?? [];
  return { value: btoa(String.fromCharCode(...pairs.map((pair) => Number.parseInt(pair, 16)))) };
}
