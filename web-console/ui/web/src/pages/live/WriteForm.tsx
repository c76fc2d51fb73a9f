// SPDX-License-Identifier: EPL-2.0
import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useI18n } from '../../i18n';
import type { Messages } from '../../i18n/en';
import { Refused, write } from '../../lib/api';
import type { Format } from '../../lib/format';
import { type Parsed, parseInput } from '../../lib/parse';
import type { Known } from '../../model/model';
import { isLost, useLink, useModel } from '../../model/store';
import type { WriteResult } from '../../model/types';
import { Confirm } from './Confirm';
import styles from './live.module.css';
import { ValueInput } from './ValueInput';

type Sent = { kind: 'written'; result: WriteResult } | { kind: 'refused'; why: string } | { kind: 'unknown' };

/** Type, look at what will change, write once, see what came back. Nothing is ever repeated by itself. */
export function WriteForm({ channel }: { channel: Known }) {
  const { t, format } = useI18n();
  const [text, setText] = useState('');
  const [error, setError] = useState('');
  const [asked, setAsked] = useState<number | boolean | string | null>(null);
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState<Sent | null>(null);
  const off = useOff(channel);
  const form = useRef<HTMLFormElement>(null);

  /** The question goes away, and with it what had the focus. */
  const answered = () => {
    setAsked(null);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('input')?.focus());
  };
  const ask = (event: FormEvent) => {
    event.preventDefault();
    const parsed = parseInput(channel.type, text);
    setSent(null);
    setError(explain(parsed, t));
    setAsked('value' in parsed ? parsed.value : null);
  };
  const send = async () => {
    if (asked === null) {
      return;
    }
    setBusy(true);
    try {
      setSent({ kind: 'written', result: await write(channel, asked) });
      setText('');
    } catch (e) {
      setSent(e instanceof Refused ? { kind: 'refused', why: e.message } : { kind: 'unknown' });
    }
    setBusy(false);
    answered();
  };

  return (
    <section className={styles.block} data-write>
      <div className={styles.blockHead}>
        <h3 className={styles.title}>{t.write.title}</h3>
      </div>
      <form ref={form} className={styles.form} onSubmit={ask} noValidate>
        {off && <p className={styles.hint}>{off}</p>}
        <div className={styles.inputRow}>
          <ValueInput channel={channel} text={text} error={error} disabled={off !== '' || asked !== null} onChange={setText} />
          <Button type="submit" disabled={off !== '' || asked !== null} size="xs">
            {t.write.review}
          </Button>
        </div>
        {asked !== null && <Confirm channel={channel} to={asked} busy={busy} off={off !== ''} send={() => void send()} cancel={answered} />}
        <p role="status" className={styles.result} data-kind={sent?.kind}>
          {sent && tell(sent, channel, t, format)}
        </p>
      </form>
    </section>
  );
}

/** Why nothing can be written now; empty if it can. */
function useOff(channel: Known): string {
  const { t } = useI18n();
  const gateway = useModel((model) => model.gateway);
  const lost = isLost(useLink());
  if (lost) {
    return t.write.lost;
  }
  if (!gateway?.writable) {
    return `${t.write.off} ${gateway?.writeHint ?? ''}`.trim();
  }
  return channel.enabled ? '' : t.write.disabled;
}

function explain(parsed: Parsed, t: Messages): string {
  if ('value' in parsed) {
    return '';
  }
  return parsed.error === 'range' ? t.write.errors.range(parsed.min, parsed.max) : t.write.errors[parsed.error];
}

function tell(sent: Sent, channel: Known, t: Messages, format: Format): string {
  if (sent.kind === 'refused') {
    return t.write.refused(sent.why);
  }
  if (sent.kind === 'unknown') {
    return t.write.unknown;
  }
  const show = (value: WriteResult['written']) => `${format.exact(value, channel.type)} ${channel.unit}`.trim();
  const { written, readBack } = sent.result;
  if (channel.access === 'WRITE') {
    return t.write.writeOnly(show(written));
  }
  if (!readBack || readBack.value === null) {
    return t.write.unread(show(written));
  }
  return show(readBack.value) === show(written) ? t.write.done(show(written)) : t.write.differs(show(written), show(readBack.value));
}
