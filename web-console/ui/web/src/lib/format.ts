// SPDX-License-Identifier: EPL-2.0
import type { Messages } from '../i18n/en';
import type { DataType, Plain } from '../model/types';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Numbers, values, times and durations in one language. */
export class Format {
  private readonly whole: Intl.NumberFormat;
  private readonly coarse: Intl.NumberFormat;
  private readonly fine: Intl.NumberFormat;
  private readonly full: Intl.NumberFormat;
  private readonly tiny: Intl.NumberFormat;
  private readonly tenths: Intl.NumberFormat;
  private readonly clockFormat: Intl.DateTimeFormat;
  private readonly dateFormat: Intl.DateTimeFormat;

  constructor(
    tag: string,
    private readonly t: Messages,
  ) {
    this.whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
    this.coarse = new Intl.NumberFormat(tag, { maximumFractionDigits: 3 });
    this.fine = new Intl.NumberFormat(tag, { maximumSignificantDigits: 4 });
    this.full = new Intl.NumberFormat(tag, { maximumSignificantDigits: 15 });
    this.tiny = new Intl.NumberFormat(tag, { notation: 'scientific', maximumFractionDigits: 3 });
    this.tenths = new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    this.clockFormat = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
    this.dateFormat = new Intl.DateTimeFormat(tag, {
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
  }

  count(n: number): string {
    return this.whole.format(n);
  }

  /** A channel's value for a glance: no more digits than one can compare. */
  value(value: Plain, type: DataType): string {
    return this.show(value, type, (n) => this.number(n));
  }

  /** A channel's value with all digits that it has. */
  exact(value: Plain, type: DataType): string {
    const digits = type === 'FLOAT' ? (n: number) => this.full.format(Number(n.toPrecision(7))) : (n: number) => this.full.format(n);
    return this.show(value, type, digits);
  }

  private show(value: Plain, type: DataType, number: (n: number) => string): string {
    if (value === null) {
      return this.t.value.none;
    }
    if (typeof value === 'boolean') {
      return value ? this.t.value.on : this.t.value.off;
    }
    if (typeof value === 'number') {
      return number(value);
    }
    if (type === 'BYTE_ARRAY') {
      return this.bytes(value);
    }
    return type === 'LONG' && /^-?\d+$/.test(value) ? this.whole.format(BigInt(value)) : value;
  }

  number(n: number): string {
    const size = Math.abs(n);
    if (size !== 0 && (size < 1e-4 || size >= 1e15)) {
      return this.tiny.format(n);
    }
    return size >= 1 || size === 0 ? this.coarse.format(n) : this.fine.format(n);
  }

  private bytes(base64: string): string {
    const bytes = fromBase64(base64);
    const shown = hex(bytes.slice(0, 8));
    return bytes.length > 8 ? `${shown} … (${this.t.value.bytes(this.count(bytes.length))})` : shown;
  }

  /** 0.8 s, 12 s, 3 min, 2 h 5 min, 4 d 3 h. */
  duration(ms: number): string {
    if (ms < 10 * SECOND) {
      return this.t.time.s(this.tenths.format(Math.floor(ms / 100) / 10));
    }
    if (ms < MINUTE) {
      return this.t.time.s(this.count(Math.floor(ms / SECOND)));
    }
    if (ms < HOUR) {
      return this.t.time.min(this.count(Math.floor(ms / MINUTE)));
    }
    if (ms < DAY) {
      return this.t.time.h(this.count(Math.floor(ms / HOUR)), this.count(Math.floor((ms % HOUR) / MINUTE)));
    }
    return this.t.time.d(this.count(Math.floor(ms / DAY)), this.count(Math.floor((ms % DAY) / HOUR)));
  }

  clock(time: number): string {
    return this.clockFormat.format(time);
  }

  date(time: number): string {
    return this.dateFormat.format(time);
  }

  /** The clock alone for what was less than half a day ago. */
  moment(time: number, now: number): string {
    return Math.abs(now - time) < 12 * HOUR ? this.clock(time) : this.date(time);
  }
}

/** 00:47, 12:05, 1:02:03. */
export function stopwatch(ms: number): string {
  const seconds = Math.floor(ms / SECOND);
  const two = (n: number) => String(n).padStart(2, '0');
  const minutes = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds < 3600 ? minutes : `${Math.floor(seconds / 3600)}:${minutes}`;
}

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

export function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ');
}
