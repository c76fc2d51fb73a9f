// SPDX-License-Identifier: EPL-2.0
import { memo } from 'react';
import { useI18n } from '../../i18n';
import type { Known } from '../../model/model';
import { Age, LiveValue } from '../../parts/Live';
import { State } from '../../parts/Shape';
import styles from './live.module.css';

interface Props {
  channel: Known;
  at: number;
  top: number;
  height: number;
  picked: boolean;
  active: boolean;
  onFocus: (key: string) => void;
  onPick: (key: string) => void;
}

/** What the column may cut off. */
function long(channel: Known): string | undefined {
  return typeof channel.value === 'string' && channel.value.length > 12 ? channel.value : undefined;
}

export const ChannelRow = memo(function ChannelRow({ channel, at, top, height, picked, active, onFocus, onPick }: Props) {
  const { t } = useI18n();
  const pick = () => onPick(channel.key);
  return (
    <div
      role="row"
      className={`${styles.columns} ${styles.row}`}
      style={{ transform: `translateY(${top}px)`, height }}
      aria-rowindex={at + 2}
      aria-selected={picked}
      tabIndex={active ? 0 : -1}
      data-channel={channel.key}
      data-asset={channel.asset}
      data-quality={channel.quality}
      data-type={channel.type}
      data-access={channel.access}
      onFocus={() => onFocus(channel.key)}
      onClick={pick}
      onKeyDown={(event) => event.key === 'Enter' && pick()}
    >
      <div role="gridcell" data-column="asset">
        {channel.asset}
      </div>
      <div role="gridcell" data-column="channel">
        {channel.channel}
        {!channel.enabled && <span className={styles.disabled}>{t.live.disabled}</span>}
      </div>
      <div role="gridcell" data-column="value" className="tg-live" title={long(channel)}>
        <LiveValue channel={channel} />
      </div>
      <div role="gridcell" data-column="quality" className="tg-live">
        <State kind={channel.quality} word={t.quality[channel.quality]} />
        {channel.reason && (
          <span className={styles.reason} title={channel.reason}>
            {channel.reason}
          </span>
        )}
      </div>
      <div role="gridcell" data-column="age">
        <Age channel={channel} />
      </div>
      <div role="gridcell" data-column="access">
        {t.access[channel.access]}
      </div>
      <div role="gridcell" data-column="driver">
        {channel.driver}
      </div>
    </div>
  );
});
