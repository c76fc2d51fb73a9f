// SPDX-License-Identifier: EPL-2.0
import { NativeSelect } from '@mantine/core';
import { useI18n } from '../../i18n';
import { useQuery } from '../../lib/route';
import type { Known } from '../../model/model';
import { useModel } from '../../model/store';
import type { Quality } from '../../model/types';
import { FilterText } from '../../parts/FilterText';
import parts from '../../parts/parts.module.css';
import { Shape } from '../../parts/Shape';
import toolbar from '../../parts/toolbar.module.css';
import styles from './live.module.css';
import { QUALITIES, selection } from './select';

export function LiveFilter({ candidates, shown }: { candidates: Known[]; shown: number }) {
  const { t, format } = useI18n();
  const channels = useModel((model) => model.channels);
  const [query, change] = useQuery();
  const now = selection(query);
  const assets = [...new Set([...channels.values()].map((channel) => channel.asset))].sort();
  const toggle = (quality: Quality) => {
    const next = now.qualities.includes(quality) ? now.qualities.filter((each) => each !== quality) : [...now.qualities, quality];
    change({ quality: next.join(',') });
  };
  return (
    <div className={toolbar.bar}>
      <h1>{t.nav.live}</h1>
      <span className={toolbar.shown} role="status">
        {t.live.shown(format.count(shown), format.count(channels.size))}
      </span>
      <FilterText label={t.live.filter} value={now.text} onChange={(q) => change({ q })} />
      <NativeSelect
        className={styles.assets}
        aria-label={t.live.asset}
        value={now.asset}
        data={[{ value: '', label: t.live.assets }, ...assets]}
        onChange={(event) => change({ asset: event.currentTarget.value })}
      />
      <fieldset className={styles.qualities}>
        <legend className="tg-hidden">{t.live.qualities}</legend>
        {QUALITIES.map((quality) => {
          const count = candidates.filter((channel) => channel.quality === quality).length;
          return (
            <button
              key={quality}
              type="button"
              className={parts.chip}
              aria-pressed={now.qualities.includes(quality)}
              data-zero={count === 0 || undefined}
              onClick={() => toggle(quality)}
            >
              <Shape kind={quality} />
              {t.quality[quality]} <b>{format.count(count)}</b>
            </button>
          );
        })}
      </fieldset>
    </div>
  );
}
