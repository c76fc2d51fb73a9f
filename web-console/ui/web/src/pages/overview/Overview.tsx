// SPDX-License-Identifier: EPL-2.0
import { useTitle } from '../../frame/useTitle';
import { useI18n } from '../../i18n';
import { useModel } from '../../model/store';
import { Waiting } from '../../parts/Empty';
import { Assets } from './Assets';
import { Causes } from './Causes';
import { Checks } from './Checks';
import { Counts } from './Counts';
import { GatewayFacts } from './GatewayFacts';
import styles from './overview.module.css';
import { VerdictHead } from './VerdictHead';

export function Overview() {
  const { t } = useI18n();
  useTitle(t.nav.overview);
  const health = useModel((model) => model.health);
  const gateway = useModel((model) => model.gateway);
  if (!health || !gateway) {
    return (
      <>
        <h1 className="tg-hidden">{t.nav.overview}</h1>
        <Waiting label={t.live.loading} />
      </>
    );
  }
  return (
    <div className={styles.page}>
      <h1 className="tg-hidden">{t.nav.overview}</h1>
      <section className={styles.verdictCard} data-verdict={health.verdict} aria-label={t.verdict[health.verdict]}>
        <VerdictHead health={health} />
        {health.causes.length > 0 && <Causes causes={health.causes} />}
      </section>
      <Counts counts={health.counts} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Assets />
          <GatewayFacts gateway={gateway} />
        </div>
        <Checks checks={health.checks} />
      </div>
    </div>
  );
}
