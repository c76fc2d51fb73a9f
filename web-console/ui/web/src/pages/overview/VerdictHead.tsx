// SPDX-License-Identifier: EPL-2.0
import { useI18n } from '../../i18n';
import type { Health } from '../../model/types';
import { Shape } from '../../parts/Shape';
import styles from './overview.module.css';
import { useGatewayTime } from './useGatewayTime';

export function VerdictHead({ health }: { health: Health }) {
  const { t, format } = useI18n();
  const now = useGatewayTime();
  const words = { OK: t.overview.ok, DEGRADED: t.overview.degraded, FAILED: t.overview.failed };
  return (
    <div className={styles.verdictHead}>
      <Shape kind={health.verdict} size={30} />
      <p className={styles.verdictWord} data-overview-verdict={health.verdict}>
        {words[health.verdict]}
      </p>
      <p className={styles.verdictSince}>
        {health.causes.length > 0 && <span>{t.overview.causes(health.causes.length)}</span>}
        <span>{t.time.since(format.moment(health.since, now))}</span>
        <span>{t.overview.forDuration(format.duration(Math.max(0, now - health.since)))}</span>
      </p>
    </div>
  );
}
