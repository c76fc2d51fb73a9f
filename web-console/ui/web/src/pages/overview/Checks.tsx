// SPDX-License-Identifier: EPL-2.0
import { useI18n } from '../../i18n';
import type { Check, Verdict } from '../../model/types';
import { Empty } from '../../parts/Empty';
import { State } from '../../parts/Shape';
import { checkId } from './Causes';
import styles from './overview.module.css';

const RANK: Record<Verdict, number> = { FAILED: 0, DEGRADED: 1, OK: 2 };

/** What every part says of itself. */
export function Checks({ checks }: { checks: Check[] }) {
  const { t } = useI18n();
  const sorted = [...checks].sort((a, b) => RANK[a.verdict] - RANK[b.verdict] || a.name.localeCompare(b.name));
  return (
    <section className={styles.card}>
      <h2>{t.overview.checks}</h2>
      {sorted.length === 0 && <Empty title={t.overview.noChecks} />}
      <ul className={`${styles.checks} tg-live`}>
        {sorted.map((check) => (
          <li key={`${check.pid} ${check.name}`} id={checkId(check.pid)} tabIndex={-1} data-check={check.verdict}>
            <State kind={check.verdict === 'OK' ? 'GOOD' : check.verdict} word={t.verdict[check.verdict]} />
            <div>
              <strong>{check.name}</strong>
              {check.lines.map((line, at) => (
                <p key={at}>{line}</p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
