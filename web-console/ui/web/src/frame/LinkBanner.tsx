// SPDX-License-Identifier: EPL-2.0
import { ActionIcon, Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useI18n } from '../i18n';
import { stopwatch } from '../lib/format';
import { useNow } from '../lib/clock';
import { retryNow, type SeenLink, useLink, useModel } from '../model/store';
import { CloseIcon } from '../parts/icons';
import { Stopwatch } from '../parts/Live';
import { Shape } from '../parts/Shape';
import styles from './frame.module.css';

const SHOWN = 8_000;

export function LinkBanner() {
  const link = useLink();
  return (
    <>
      {link.phase === 'lost' && <Lost link={link} />}
      <Again link={link} />
    </>
  );
}

function Lost({ link }: { link: SeenLink }) {
  const { t } = useI18n();
  const never = useModel((model) => model.gateway === null);
  const passed = Math.max(0, useNow('fast') - link.at);
  return (
    <div className={styles.banner} data-kind="lost">
      <Shape kind="FAILED" size={16} />
      <span>
        {/* The counting part would be read out again and again. */}
        <span role="alert" className="tg-hidden">
          {t.link.lost}. {t.link.lostText}
        </span>
        <strong aria-hidden="true">{never ? t.link.never : t.link.lostTitle(stopwatch(link.silentFor + passed))}</strong>{' '}
        <span aria-hidden="true">{!never && t.link.lostText}</span>
        {link.refusal && <span> {t.link.refused(link.refusal)}</span>}
      </span>
      <span className={styles.countdown} aria-hidden="true">
        {link.retryIn === null ? t.link.trying : t.link.tryIn(t.time.s(String(Math.ceil(Math.max(0, link.retryIn - passed) / 1000))))}
      </span>
      <Button variant="default" onClick={retryNow} disabled={link.retryIn === null}>
        {t.link.tryNow}
      </Button>
    </div>
  );
}

/** Told only to who saw the loss. */
function Again({ link }: { link: SeenLink }) {
  const { t } = useI18n();
  const [seen, setSeen] = useState<number | null>(null);
  const [shown, setShown] = useState<number | null>(null);
  if (link.phase === 'lost' && seen !== link.epoch) {
    setSeen(link.epoch);
    setShown(null);
  }
  if (link.phase === 'live' && seen !== null && link.epoch > seen) {
    setSeen(null);
    setShown(link.gap > 0 ? link.gap : null);
  }
  useEffect(() => {
    if (shown === null) {
      return undefined;
    }
    const timer = setTimeout(() => setShown(null), SHOWN);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div role="status" className={shown === null ? '' : styles.banner} data-kind="again">
      {shown !== null && (
        <>
          <Shape kind="OK" size={16} />
          <strong>{t.link.again(stopwatch(shown))}</strong>
          <ActionIcon aria-label={t.link.dismiss} onClick={() => setShown(null)} className={styles.dismiss}>
            <CloseIcon />
          </ActionIcon>
        </>
      )}
    </div>
  );
}

export function LinkChip() {
  const { t } = useI18n();
  const link = useLink();
  const kind = { connecting: 'CHANGING', live: 'GOOD', reconnecting: 'CHANGING', lost: 'BAD', paused: 'STOPPED' } as const;
  return (
    <span className={styles.link} data-link={link.phase} data-epoch={link.epoch}>
      <Shape kind={kind[link.phase]} />
      <span>{t.link[link.phase]}</span>
      {link.phase === 'lost' && <Stopwatch elapsed={link.silentFor} at={link.at} />}
    </span>
  );
}
