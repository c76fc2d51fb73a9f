// SPDX-License-Identifier: EPL-2.0
import { useMediaQuery } from '@mantine/hooks';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useI18n } from '../../i18n';
import { useQuery } from '../../lib/route';
import type { Known } from '../../model/model';
import { ChannelRow } from './ChannelRow';
import styles from './live.module.css';
import { COLUMNS, type Column, nextSort, selection } from './select';

interface Props {
  channels: Known[];
  picked: string;
  onPick: (key: string) => void;
}

/** Only the rows in view exist; one of them takes part in the tab order, the arrow keys move between them. */
export function ChannelTable({ channels, picked, onPick }: Props) {
  const { t } = useI18n();
  const scroll = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState('');
  const height = useRowHeight();
  const activeAt = Math.max(0, channels.findIndex((channel) => channel.key === (active || picked)));
  const rows = useVirtualizer({
    count: channels.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    getItemKey: (at) => channels[at]?.key ?? at,
    overscan: 8,
    scrollPaddingStart: 34,
    // The row in the tab order must exist, also when it was scrolled away.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), activeAt])].sort((a, b) => a - b),
  });
  useEffect(() => {
    if (picked) {
      rows.scrollToIndex(activeAt, { align: 'center' });
    }
    // Once, for who comes by a link.
  }, []);
  const focus = (at: number) => {
    const channel = channels[Math.min(Math.max(at, 0), channels.length - 1)];
    if (channel) {
      setActive(channel.key);
      rows.scrollToIndex(channels.indexOf(channel));
      requestAnimationFrame(() => scroll.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true }));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = target(event.key, activeAt, channels.length);
    if (to !== null && (event.target as HTMLElement).role === 'row') {
      event.preventDefault();
      focus(to);
    }
  };
  return (
    <div className={`${styles.scroll} tg-table`} ref={scroll}>
      <div role="grid" aria-label={t.live.caption} aria-rowcount={channels.length + 1} aria-readonly="true" onKeyDown={onKeyDown}>
        <Head />
        <div role="rowgroup" className={styles.body} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((item) => {
            const channel = channels[item.index];
            return (
              channel && (
                <ChannelRow
                  key={item.key}
                  channel={channel}
                  at={item.index}
                  top={item.start}
                  height={height}
                  picked={channel.key === picked}
                  active={item.index === activeAt}
                  onFocus={setActive}
                  onPick={onPick}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

function useRowHeight(): number {
  const phone = useMediaQuery('(max-width: 767px)', window.innerWidth < 768);
  const coarse = useMediaQuery('(pointer: coarse)');
  return phone ? 58 : coarse ? 44 : 34;
}

const PAGE = 15;

function target(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'PageDown':
      return at + PAGE;
    case 'PageUp':
      return at - PAGE;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

function Head() {
  const { t } = useI18n();
  const [query, change] = useQuery();
  const now = selection(query);
  const sort = (column: Column) => (now.column === column ? (now.down ? 'descending' : 'ascending') : 'none');
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" className={styles.columns} aria-rowindex={1}>
        {COLUMNS.map((column) => (
          <div key={column} role="columnheader" data-column={column} aria-sort={sort(column)}>
            <button type="button" onClick={() => change({ sort: nextSort(now, column) })}>
              {t.live.columns[column]}
              <span aria-hidden="true">{now.column === column && (now.down ? '▼' : '▲')}</span>
            </button>
          </div>
        ))}
      </div>
    </div>
  );
}
