// SPDX-License-Identifier: EPL-2.0
import type { Known } from '../../model/model';
import type { Quality } from '../../model/types';

export const QUALITIES: Quality[] = ['GOOD', 'UNCERTAIN', 'STALE', 'BAD', 'NONE'];
export const COLUMNS = ['asset', 'channel', 'value', 'quality', 'age', 'access', 'driver'] as const;
export type Column = (typeof COLUMNS)[number];

/** What the address says of the table. */
export interface Selection {
  text: string;
  asset: string;
  qualities: Quality[];
  column: Column;
  down: boolean;
}

export function selection(query: URLSearchParams): Selection {
  const sort = query.get('sort') ?? '';
  const column = COLUMNS.find((each) => each === sort.replace('-', ''));
  const wanted = (query.get('quality') ?? '').split(',');
  return {
    text: query.get('q') ?? '',
    asset: query.get('asset') ?? '',
    qualities: QUALITIES.filter((quality) => wanted.includes(quality)),
    column: column ?? 'asset',
    down: sort.startsWith('-'),
  };
}

/** The address of a sort by that column: the second time the other way round. */
export function nextSort(now: Selection, column: Column): string {
  if (now.column === column) {
    return now.down ? column : `-${column}`;
  }
  return column;
}

/** Only what the text and the asset say: the counts beside the qualities are of these. */
export function matching(channels: Iterable<Known>, { text, asset }: Selection): Known[] {
  const words = text.trim().toLowerCase().split(/\s+/);
  return [...channels].filter((channel) => {
    const name = `${channel.asset}/${channel.channel}`.toLowerCase();
    return (!asset || channel.asset === asset) && words.every((word) => name.includes(word));
  });
}

export function ofQuality(channels: Known[], { qualities }: Selection): Known[] {
  return qualities.length === 0 ? channels : channels.filter((channel) => qualities.includes(channel.quality));
}

export function sorted(channels: Known[], { column, down }: Selection): Known[] {
  const sign = down ? -1 : 1;
  return [...channels].sort((a, b) => sign * ORDER[column](a, b) || byName(a, b));
}

type Order = (a: Known, b: Known) => number;

// One collator: a new one for each comparison costs most of the sort.
const collator = new Intl.Collator(undefined, { numeric: true });
const byName: Order = (a, b) => collator.compare(a.asset, b.asset) || collator.compare(a.channel, b.channel);

/** Worst first: whoever sorts by quality looks for trouble. */
const TROUBLE: Record<Quality, number> = { BAD: 0, STALE: 1, UNCERTAIN: 2, NONE: 3, GOOD: 4 };

const ORDER: Record<Column, Order> = {
  asset: byName,
  channel: (a, b) => collator.compare(a.channel, b.channel),
  value: (a, b) => compareValues(a.value, b.value),
  quality: (a, b) => TROUBLE[a.quality] - TROUBLE[b.quality],
  // By when it arrived, not by the age at sending; channels without a sample are the oldest.
  age: (a, b) => (b.age === null ? -Infinity : b.at - b.age) - (a.age === null ? -Infinity : a.at - a.age) || 0,
  access: (a, b) => a.access.localeCompare(b.access),
  driver: (a, b) => collator.compare(a.driver, b.driver),
};

/** Numbers by size, then switches, then texts, then nothing. */
function compareValues(a: Known['value'], b: Known['value']): number {
  const rank = (value: Known['value']) => ['number', 'boolean', 'string', 'object'].indexOf(typeof value);
  if (typeof a !== typeof b) {
    return rank(a) - rank(b);
  }
  return typeof a === 'string' ? collator.compare(a, String(b)) : Number(a) - Number(b);
}
