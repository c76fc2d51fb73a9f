// SPDX-License-Identifier: EPL-2.0
import { useI18n } from '../../i18n';
import type { BundleInfo } from '../../model/types';
import { type Kind, State } from '../../parts/Shape';
import styles from './bundles.module.css';
import { type Standing, standing } from './order';

const KINDS: Record<Standing, Kind> = { running: 'GOOD', changing: 'CHANGING', broken: 'BAD', stopped: 'STOPPED' };

export function BundleRow({ bundle }: { bundle: BundleInfo }) {
  const { t } = useI18n();
  const stands = standing(bundle);
  const states: Record<string, string> = t.bundles.states;
  const word = stands === 'running' ? t.bundles.states.running : stands === 'stopped' ? t.bundles.states.stopped : states[bundle.state];
  return (
    <tr data-bundle={bundle.bsn} data-standing={stands}>
      <td className={styles.state}>
        <span className={`${styles.live} tg-live`} key={`${bundle.state} ${bundle.running}`}>
          <State kind={KINDS[stands]} word={word ?? bundle.state} />
        </span>
        {stands === 'broken' && <span className={styles.mark}>{t.bundles.wantedMark}</span>}
        {stands === 'stopped' && <span className={styles.note}>{t.bundles.stoppedMark}</span>}
      </td>
      <th scope="row">{bundle.bsn}</th>
      <td className={styles.version}>{bundle.version}</td>
      <td>{bundle.slot || t.value.none}</td>
      <td>{standby(bundle, t.bundles.yes) || t.value.none}</td>
      <td className={styles.right}>{bundle.startLevel}</td>
      <td className={styles.origin}>{bundle.origin || t.value.none}</td>
    </tr>
  );
}

/** What an undo would bring back: its version, or only that there is something. */
function standby({ standby }: BundleInfo, yes: string): string {
  if (typeof standby === 'boolean') {
    return standby ? yes : '';
  }
  return standby && /^[0-9a-f]{32,}$/.test(standby) ? standby.slice(0, 8) : (standby ?? '');
}
