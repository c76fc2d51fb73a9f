// SPDX-License-Identifier: EPL-2.0
import { Link } from 'wouter';
import { useI18n } from '../../i18n';
import { address } from '../../lib/route';
import { useModel } from '../../model/store';
import type { Counts as Numbers, Quality } from '../../model/types';
import { Shape } from '../../parts/Shape';
import { standing } from '../bundles/order';
import styles from './overview.module.css';

const QUALITIES = [
  ['GOOD', 'good'],
  ['UNCERTAIN', 'uncertain'],
  ['STALE', 'stale'],
  ['BAD', 'bad'],
  ['NONE', 'none'],
] as const satisfies [Quality, keyof Numbers][];

export function Counts({ counts }: { counts: Numbers }) {
  const { t, format } = useI18n();
  const all = counts.bundlesRunning === counts.bundles;
  // One that was stopped on purpose is no fault.
  const broken = useModel((model) => model.bundles.some((bundle) => standing(bundle) === 'broken'));
  return (
    <section className={styles.counts} aria-label={t.overview.channels}>
      <Link href={all ? '/bundles' : address('/bundles', { only: 'stopped' })} className={styles.count}>
        <span className={styles.countHead}>
          <Shape kind={broken ? 'BAD' : all ? 'GOOD' : 'STOPPED'} />
          {t.overview.bundles}
        </span>
        <span className={`${styles.countNumber} tg-live`} data-count="bundles">
          {format.count(counts.bundlesRunning)}
          <small> / {format.count(counts.bundles)}</small>
        </span>
      </Link>
      {QUALITIES.map(([quality, key]) => (
        <Link key={quality} href={address('/live', { quality })} className={styles.count} data-zero={counts[key] === 0 || undefined}>
          <span className={styles.countHead}>
            <Shape kind={counts[key] === 0 && quality !== 'GOOD' ? 'STOPPED' : quality} />
            {t.quality[quality]}
          </span>
          <span className={`${styles.countNumber} tg-live`} data-count={key}>
            {format.count(counts[key])}
            {quality === 'GOOD' && <small> / {format.count(counts.channels)}</small>}
          </span>
        </Link>
      ))}
    </section>
  );
}
