// SPDX-License-Identifier: EPL-2.0
import { Link } from 'wouter';
import { useI18n } from '../../i18n';
import { address } from '../../lib/route';
import type { Known } from '../../model/model';
import { useModel } from '../../model/store';
import type { Quality } from '../../model/types';
import { Empty } from '../../parts/Empty';
import { State } from '../../parts/Shape';
import styles from './overview.module.css';

interface Asset {
  name: string;
  driver: string;
  channels: number;
  qualities: Map<Quality, number>;
}

const WORST_FIRST: Quality[] = ['BAD', 'STALE', 'UNCERTAIN', 'NONE'];

export function Assets() {
  const { t, format } = useI18n();
  const assets = byAsset(useModel((model) => model.channels));
  return (
    <section className={styles.card}>
      <h2>{t.overview.assets}</h2>
      {assets.length === 0 ? (
        <Empty title={t.live.empty} hint={t.overview.noChannels} />
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t.overview.asset}</th>
              <th scope="col">{t.overview.driver}</th>
              <th scope="col" className={styles.right}>
                {t.overview.channels}
              </th>
              <th scope="col">{t.live.columns.quality}</th>
            </tr>
          </thead>
          <tbody>
            {assets.map((asset) => (
              <tr key={asset.name}>
                <th scope="row">
                  <Link href={address('/live', { asset: asset.name })}>{asset.name}</Link>
                </th>
                <td className={styles.dim}>{asset.driver}</td>
                <td className={styles.right}>{format.count(asset.channels)}</td>
                <td className="tg-live">
                  <Qualities asset={asset} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Qualities({ asset }: { asset: Asset }) {
  const { t, format } = useI18n();
  const odd = WORST_FIRST.filter((quality) => asset.qualities.has(quality));
  if (odd.length === 0) {
    return <State kind="GOOD" word={t.overview.allGood} />;
  }
  return (
    <span className={styles.qualities}>
      {odd.map((quality) => (
        <State key={quality} kind={quality} word={`${format.count(asset.qualities.get(quality) ?? 0)} ${t.quality[quality]}`} />
      ))}
    </span>
  );
}

function byAsset(channels: ReadonlyMap<string, Known>): Asset[] {
  const assets = new Map<string, Asset>();
  for (const channel of channels.values()) {
    const asset = assets.get(channel.asset) ?? { name: channel.asset, driver: channel.driver, channels: 0, qualities: new Map() };
    asset.channels++;
    asset.qualities.set(channel.quality, (asset.qualities.get(channel.quality) ?? 0) + 1);
    assets.set(channel.asset, asset);
  }
  return [...assets.values()].sort((a, b) => a.name.localeCompare(b.name));
}
