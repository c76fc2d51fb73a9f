// SPDX-License-Identifier: EPL-2.0
import { useI18n } from '../../i18n';
import type { Known } from '../../model/model';
import styles from './live.module.css';

export function Details({ channel }: { channel: Known }) {
  const { t, format } = useI18n();
  const time = (at: number | null) => (at === null ? t.value.none : format.date(at));
  const facts: [string, string][] = [
    [t.panel.value, `${format.exact(channel.value, channel.type)} ${channel.value === null ? '' : channel.unit}`],
    [t.panel.sourceTime, time(channel.sourceTime)],
    [t.panel.arrivalTime, time(channel.arrivalTime)],
    [t.panel.staleAfter, channel.staleAfter > 0 ? format.duration(channel.staleAfter) : t.time.never],
    [t.panel.type, t.types[channel.type]],
    [t.panel.access, t.access[channel.access]],
    [t.panel.driver, channel.driver],
  ];
  return (
    <section className={styles.block}>
      <div className={styles.blockHead}>
        <h3 className={styles.title}>{t.panel.details}</h3>
      </div>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <FactRow key={name} name={name} value={value} />
        ))}
      </dl>
    </section>
  );
}

function FactRow({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
