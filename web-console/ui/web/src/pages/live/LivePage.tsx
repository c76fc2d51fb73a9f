// SPDX-License-Identifier: EPL-2.0
import { useMediaQuery } from '@mantine/hooks';
import { useTitle } from '../../frame/useTitle';
import { useI18n } from '../../i18n';
import { useQuery } from '../../lib/route';
import { useModel } from '../../model/store';
import { Empty, Waiting } from '../../parts/Empty';
import toolbar from '../../parts/toolbar.module.css';
import { ChannelTable } from './ChannelTable';
import { LiveFilter } from './LiveFilter';
import styles from './live.module.css';
import { ChannelDrawer, ChannelSide } from './Panel';
import { matching, ofQuality, selection, sorted } from './select';

/** From here on there is room for table and panel side by side. */
const WIDE = '(min-width: 1080px)';

export default function LivePage() {
  const { t } = useI18n();
  useTitle(t.nav.live);
  const told = useModel((model) => model.gateway !== null);
  const channels = useModel((model) => model.channels);
  const [query, change] = useQuery();
  const wide = useMediaQuery(WIDE, window.matchMedia(WIDE).matches);
  const now = selection(query);
  const candidates = matching(channels.values(), now);
  const shown = sorted(ofQuality(candidates, now), now);
  const picked = query.get('channel') ?? '';
  const close = () => {
    change({ channel: '' });
    requestAnimationFrame(() => focusRow(picked));
  };
  return (
    <div className={toolbar.page}>
      <LiveFilter candidates={candidates} shown={shown.length} />
      <div className={styles.split}>
        {!told ? (
          <Waiting label={t.live.loading} />
        ) : shown.length > 0 ? (
          <ChannelTable channels={shown} picked={picked} onPick={(key) => change({ channel: key })} />
        ) : (
          <div className={styles.nothing}>
            {channels.size === 0 ? (
              <Empty title={t.live.empty} hint={t.live.emptyHint} />
            ) : (
              <Empty title={t.live.nothing} action={{ label: t.live.clear, onClick: () => change({ q: '', asset: '', quality: '' }) }} />
            )}
          </div>
        )}
        {picked && told && (wide ? <ChannelSide name={picked} close={close} /> : <ChannelDrawer name={picked} close={close} />)}
      </div>
    </div>
  );
}

function focusRow(key: string): void {
  const rows = document.querySelectorAll<HTMLElement>('[data-channel]');
  [...rows].find((row) => row.dataset.channel === key)?.focus();
}
