// SPDX-License-Identifier: EPL-2.0
import { useEffect, useRef, useState } from 'react';
import { useI18n } from '../i18n';
import { useNow } from '../lib/clock';
import { stopwatch } from '../lib/format';
import { ageAt, type Known } from '../model/model';
import styles from './parts.module.css';

/** How old the channel's newest sample is, counting on. */
export function Age({ channel }: { channel: Known }) {
  const { format, t } = useI18n();
  const age = ageAt(channel, useNow('fast'));
  return <>{age === null ? t.value.none : format.duration(age)}</>;
}

export function Duration({ since }: { since: number }) {
  const { format } = useI18n();
  return <>{format.duration(Math.max(0, useNow() - since))}</>;
}

/** Counts up from what was {@link elapsed} at {@link at}, or down to zero. */
export function Stopwatch({ elapsed, at, down = false }: { elapsed: number; at: number; down?: boolean }) {
  const passed = Math.max(0, useNow('fast') - at);
  return <>{stopwatch(down ? Math.max(0, elapsed - passed) : elapsed + passed)}</>;
}

/** A channel's value; a change is seen for a moment, at most once a second. */
export function LiveValue({ channel }: { channel: Known }) {
  const { format } = useI18n();
  const text = format.value(channel.value, channel.type);
  const [changed, settle] = useChanged(text);
  return (
    <span className={`${styles.value} ${changed ? styles.changed : ''}`} onAnimationEnd={settle}>
      {text}
      {channel.unit && channel.value !== null && (
        <span className={styles.unit} data-unit>
          {channel.unit}
        </span>
      )}
    </span>
  );
}

function useChanged(text: string): [boolean, () => void] {
  const [changed, setChanged] = useState(false);
  const shown = useRef(text);
  const last = useRef(0);
  useEffect(() => {
    const now = performance.now();
    if (shown.current !== text && now - last.current >= 1000) {
      last.current = now;
      setChanged(true);
    }
    shown.current = text;
  }, [text]);
  return [changed, () => setChanged(false)];
}
