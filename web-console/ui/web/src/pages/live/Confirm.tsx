// SPDX-License-Identifier: EPL-2.0
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useI18n } from '../../i18n';
import type { Known } from '../../model/model';
import type { Plain } from '../../model/types';
import styles from './live.module.css';

interface Props {
  channel: Known;
  to: Plain;
  busy: boolean;
  off: boolean;
  send: () => void;
  cancel: () => void;
}

/** Old and new value before it is too late; the old one is live. */
export function Confirm({ channel, to, busy, off, send, cancel }: Props) {
  const { t, format } = useI18n();
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => group.current?.focus(), []);
  const name = `${channel.asset} / ${channel.channel}`;
  const show = (value: Plain) => `${format.exact(value, channel.type)} ${value === null ? '' : channel.unit}`.trim();
  return (
    <div
      ref={group}
      tabIndex={-1}
      role="group"
      aria-label={t.write.change(name)}
      className={styles.confirm}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !busy) {
          event.stopPropagation();
          cancel();
        }
      }}
    >
      <strong>{t.write.change(name)}</strong>
      <p className={styles.fromTo}>
        <small>{t.write.from}</small> <span>{show(channel.value)}</span>
        <small>{t.write.to}</small> <strong>{show(to)}</strong>
      </p>
      <div className={styles.buttons}>
        <Button onClick={send} disabled={busy || off} data-confirm>
          {busy ? t.write.writing : t.write.confirm}
        </Button>
        <Button variant="default" onClick={cancel} disabled={busy}>
          {t.write.cancel}
        </Button>
      </div>
    </div>
  );
}
