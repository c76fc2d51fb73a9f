// SPDX-License-Identifier: EPL-2.0
import { Link } from 'wouter';
import { useI18n } from '../../i18n';
import { address } from '../../lib/route';
import { useModel } from '../../model/store';
import type { Cause } from '../../model/types';
import { State } from '../../parts/Shape';
import styles from './overview.module.css';
import { useGatewayTime } from './useGatewayTime';

export function Causes({ causes }: { causes: Cause[] }) {
  const { t } = useI18n();
  const columns = t.overview.columns;
  return (
    <table className={`${styles.causes} tg-live`}>
      <caption className="tg-hidden">{t.overview.causeList}</caption>
      <thead className="tg-hidden">
        <tr>
          <th scope="col">{columns.severity}</th>
          <th scope="col">{columns.what}</th>
          <th scope="col">{columns.since}</th>
          <th scope="col">{columns.go}</th>
        </tr>
      </thead>
      <tbody>
        {causes.map((cause) => (
          <Row key={`${cause.kind} ${cause.source} ${cause.text}`} cause={cause} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ cause }: { cause: Cause }) {
  const { t, format } = useI18n();
  const now = useGatewayTime();
  return (
    <tr data-cause={cause.kind} data-source={cause.source}>
      <td>
        <State kind={cause.severity} word={t.verdict[cause.severity]} />
      </td>
      <td className={styles.what}>
        <strong>{cause.name}</strong> {cause.text}
      </td>
      <td className={styles.since}>
        {format.moment(cause.since, now)} <span>({format.duration(Math.max(0, now - cause.since))})</span>
      </td>
      <td className={styles.go}>
        <Way cause={cause} />
      </td>
    </tr>
  );
}

/** Where to look further. */
function Way({ cause }: { cause: Cause }) {
  const { t } = useI18n();
  const isAsset = useModel((model) => [...model.channels.values()].some((channel) => channel.asset === cause.source));
  const checked = useModel((model) => model.health?.checks.some((check) => check.pid === cause.source) ?? false);
  if (isAsset) {
    return <Link href={address('/live', { asset: cause.source })}>{t.overview.toChannels}</Link>;
  }
  if (cause.kind === 'bundle') {
    return <Link href={address('/bundles', { q: cause.source })}>{t.overview.toBundles}</Link>;
  }
  if (!checked) {
    return null;
  }
  const id = checkId(cause.source);
  const show = () => document.getElementById(id)?.focus();
  return (
    <button type="button" className={styles.linkButton} onClick={show}>
      {t.overview.toCheck}
    </button>
  );
}

export function checkId(pid: string): string {
  return `check-${pid}`;
}
