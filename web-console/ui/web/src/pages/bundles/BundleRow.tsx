// SPDX-License-Identifier: EPL-2.0
import { useI18n } from '../../i18n';
import type { BundleInfo } from '../../model/types';
import { type Kind, State } from '../../parts/Shape';
import styles from './bundles.module.css';
import { type Standing, standing } from './order';
import { origins } from './origins';

const KINDS: Record<Standing, Kind> = { running: 'GOOD', changing: 'CHANGING', broken: 'BAD', stopped: 'STOPPED' };

export function BundleRow({ bundle }: { bundle: BundleInfo }) {
  const { t } = useI18n();
  const stands = standing(bundle);
  // Whoever is outside the running set was never wanted, so nobody stopped it.
  const onPurpose = stands === 'stopped' && bundle.origin !== 'outside';
  const states = t.bundles.states;
  const word = stands === 'running' ? states.running : onPurpose ? states.stopped : states[bundle.state];
  return (
    <tr data-bundle={bundle.bsn} data-standing={stands}>
      <td className={styles.state}>
        <span className={`${styles.live} tg-live`} key={`${bundle.state} ${bundle.running}`}>
          <State kind={KINDS[stands]} word={word} />
        </span>
        {stands === 'broken' && <span className={styles.mark}>{t.bundles.wantedMark}</span>}
        {onPurpose && <span className={styles.note}>{t.bundles.stoppedMark}</span>}
      </td>
      <th scope="row">{bundle.bsn}</th>
      <td className={styles.version}>{bundle.version}</td>
      <td>{bundle.slot || t.value.none}</td>
      <td>{bundle.standby || t.value.none}</td>
      <td className={styles.right}>{bundle.startLevel}</td>
      <td className={styles.origin}>{origins(bundle.origin, t)}</td>
    </tr>
  );
}
