// SPDX-License-Identifier: EPL-2.0
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useI18n } from '../../i18n';
import type { Known } from '../../model/model';
import type { HistorySample } from '../../model/types';
import { State } from '../../parts/Shape';
import styles from './live.module.css';
import { Plot } from './Plot';
import { extent, isPlottable } from './series';
import { useSamples } from './useSamples';

const MINUTES = [2, 10];
const LISTED = 12;

export function Trend({ channel }: { channel: Known }) {
  const { t, format } = useI18n();
  const { samples, failure, loaded } = useSamples(channel);
  const [minutes, setMinutes] = useState('2');
  return (
    <section className={styles.block} data-samples={samples.length}>
      <div className={styles.blockHead}>
        <h3 className={styles.title}>{t.panel.trend}</h3>
        {isPlottable(channel.type) && (
          <SegmentedControl
            aria-label={t.panel.window}
            value={minutes}
            onChange={setMinutes}
            data={[...MINUTES.map((n) => ({ value: String(n), label: t.panel.minutes(format.count(n)) })), { value: '0', label: t.panel.all }]}
          />
        )}
      </div>
      {failure && <p className={styles.hint}>{t.panel.historyFailed(failure)}</p>}
      {!isPlottable(channel.type) ? (
        <p className={styles.hint}>{t.panel.noTrend}</p>
      ) : (
        <Plot channel={channel} samples={samples} minutes={Number(minutes)} label={summary()} />
      )}
      {samples.length > 0 ? <LastValues channel={channel} samples={samples} /> : loaded && <p className={styles.hint}>{t.panel.noHistory}</p>}
    </section>
  );

  function summary(): string {
    const seen = extent(samples);
    const show = (n: number) => `${format.number(n)} ${channel.unit}`.trim();
    return seen
      ? t.panel.summary(format.count(seen.count), show(seen.min), show(seen.max), format.value(channel.lastValue, channel.type))
      : t.panel.noHistory;
  }
}

/** What the curve shows, for who cannot see it. */
function LastValues({ channel, samples }: { channel: Known; samples: HistorySample[] }) {
  const { t, format } = useI18n();
  return (
    <table className={styles.last}>
      <caption className="tg-hidden">{t.panel.lastValues}</caption>
      <thead>
        <tr>
          <th scope="col">{t.panel.time}</th>
          <th scope="col" className={styles.right}>
            {t.panel.value}
          </th>
          <th scope="col">{t.panel.quality}</th>
        </tr>
      </thead>
      <tbody>
        {samples
          .slice(-LISTED)
          .reverse()
          .map((sample) => (
            <tr key={sample.time}>
              <td>{format.clock(sample.time)}</td>
              <td className={styles.right}>{format.value(sample.value, channel.type)}</td>
              <td>
                <State kind={sample.quality} word={t.quality[sample.quality]} size={12} />
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
