// SPDX-License-Identifier: EPL-2.0
import { ActionIcon, Drawer } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useI18n } from '../../i18n';
import type { Known } from '../../model/model';
import { useModel } from '../../model/store';
import { CloseIcon } from '../../parts/icons';
import { Age, LiveValue } from '../../parts/Live';
import { State } from '../../parts/Shape';
import { Details } from './Details';
import styles from './live.module.css';
import { Trend } from './Trend';
import { WriteForm } from './WriteForm';

interface Props {
  /** The channel's key. */
  name: string;
  close: () => void;
}

/** Beside the table, which stays usable. */
export function ChannelSide({ name, close }: Props) {
  const { t } = useI18n();
  return (
    <aside
      className={styles.side}
      aria-label={t.panel.label(decodeURIComponent(name))}
      data-panel={name}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <Panel name={name} close={close} />
    </aside>
  );
}

/** Over the page, where there is no room beside it. */
export function ChannelDrawer({ name, close }: Props) {
  const { t } = useI18n();
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="min(100vw, 480px)"
      withCloseButton={false}
      padding={0}
      returnFocus={false}
      styles={{ content: { background: 'var(--tg-surface)' } }}
      transitionProps={{ duration: 120 }}
      aria-label={t.panel.label(decodeURIComponent(name))}
      data-panel={name}
    >
      <Panel name={name} close={close} />
    </Drawer>
  );
}

function Panel({ name, close }: Props) {
  const { t } = useI18n();
  const channel = useModel((model) => model.channels.get(name));
  const [asset = '', short = ''] = name.split('/').map(decodeURIComponent);
  return (
    <>
      <Head key={name} asset={asset} name={short} close={close} />
      {channel ? <Body key={name} channel={channel} /> : <p className={styles.notice}>{t.panel.gone}</p>}
    </>
  );
}

function Head({ asset, name, close }: { asset: string; name: string; close: () => void }) {
  const { t } = useI18n();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.panelHead}>
      <h2 ref={heading} tabIndex={-1} data-autofocus>
        <span>{asset}</span>
        {name}
      </h2>
      <ActionIcon aria-label={t.panel.close} onClick={close} size="lg">
        <CloseIcon />
      </ActionIcon>
    </div>
  );
}

function Body({ channel }: { channel: Known }) {
  const { t, format } = useI18n();
  return (
    <>
      <div className={styles.now}>
        <span className={`${styles.nowValue} tg-live`} data-now>
          <LiveValue channel={channel} />
        </span>
        <State kind={channel.quality} word={t.quality[channel.quality]} size={16} />
        <span className={styles.nowAge}>
          <Age channel={channel} />
        </span>
      </div>
      {(channel.reason || channel.quality === 'BAD') && (
        <Notice kind={channel.quality}>
          {channel.reason}
          {channel.quality === 'BAD' && channel.lastValue !== null && (
            <p className={styles.hint}>
              {t.panel.lastKnown}: {format.exact(channel.lastValue, channel.type)} {channel.unit}
            </p>
          )}
        </Notice>
      )}
      {channel.access !== 'READ' && <WriteForm channel={channel} />}
      {channel.access !== 'WRITE' && <Trend channel={channel} />}
      <Details channel={channel} />
    </>
  );
}

function Notice({ kind, children }: { kind: string; children: ReactNode }) {
  return (
    <div className={styles.notice} data-kind={kind}>
      {children}
    </div>
  );
}
