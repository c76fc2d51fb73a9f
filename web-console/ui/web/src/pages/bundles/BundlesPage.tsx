// SPDX-License-Identifier: EPL-2.0
import { useTitle } from '../../frame/useTitle';
import { useI18n } from '../../i18n';
import { useQuery } from '../../lib/route';
import { useModel } from '../../model/store';
import { Empty, Waiting } from '../../parts/Empty';
import { FilterText } from '../../parts/FilterText';
import parts from '../../parts/parts.module.css';
import toolbar from '../../parts/toolbar.module.css';
import { BundleRow } from './BundleRow';
import styles from './bundles.module.css';
import { arrange } from './order';

export default function BundlesPage() {
  const { t, format } = useI18n();
  useTitle(t.nav.bundles);
  const told = useModel((model) => model.gateway !== null);
  const bundles = useModel((model) => model.bundles);
  const [query, change] = useQuery();
  const onlyStopped = query.get('only') === 'stopped';
  const text = query.get('q') ?? '';
  const shown = arrange(bundles, text, onlyStopped);
  const stopped = bundles.filter((bundle) => !bundle.running).length;
  return (
    <div className={toolbar.page}>
      <div className={toolbar.bar}>
        <h1>{t.nav.bundles}</h1>
        <span className={toolbar.shown} role="status">
          {t.bundles.shown(format.count(shown.length), format.count(bundles.length))}
        </span>
        <FilterText label={t.bundles.filter} value={text} onChange={(q) => change({ q })} />
        <button
          type="button"
          className={parts.chip}
          aria-pressed={onlyStopped}
          onClick={() => change({ only: onlyStopped ? '' : 'stopped' })}
        >
          {t.bundles.onlyNotRunning(format.count(stopped))}
        </button>
      </div>
      {!told ? (
        <Waiting label={t.live.loading} />
      ) : shown.length === 0 ? (
        <Nothing never={bundles.length === 0} clear={() => change({ q: '', only: '' })} />
      ) : (
        <section className={styles.region} tabIndex={0} aria-label={t.bundles.caption}>
          <table className={styles.table}>
            <caption className="tg-hidden">{t.bundles.caption}</caption>
            <Head />
            <tbody>
              {shown.map((bundle) => (
                <BundleRow key={`${bundle.bsn} ${bundle.version} ${bundle.slot}`} bundle={bundle} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

function Head() {
  const { t } = useI18n();
  const columns = t.bundles.columns;
  return (
    <thead>
      <tr>
        <th scope="col">{columns.state}</th>
        <th scope="col">{columns.name}</th>
        <th scope="col">{columns.version}</th>
        <th scope="col">{columns.slot}</th>
        <th scope="col">{columns.standby}</th>
        <th scope="col" className={styles.right}>
          {columns.level}
        </th>
        <th scope="col">{columns.origin}</th>
      </tr>
    </thead>
  );
}

function Nothing({ never, clear }: { never: boolean; clear: () => void }) {
  const { t } = useI18n();
  return never ? <Empty title={t.bundles.empty} /> : <Empty title={t.bundles.nothing} action={{ label: t.live.clear, onClick: clear }} />;
}
