// SPDX-License-Identifier: EPL-2.0
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useI18n } from '../i18n';
import { endTrial, Refused, type TrialEnd } from '../lib/api';
import { useNow } from '../lib/clock';
import { type KnownTrial, trialLeft } from '../model/model';
import { isLost, useLink, useModel } from '../model/store';
import { Shape } from '../parts/Shape';
import styles from './frame.module.css';

/** How many components are named; the others are counted. */
const NAMED = 3;

/** A change that undoes itself unless somebody confirms it: everybody sees it, on each page. */
export function TrialBanner() {
  const trial = useModel((model) => model.trial);
  // Another trial begins anew, also with what was said of the one before.
  return trial && <Pending key={`${trial.before} ${trial.components.join(' ')}`} trial={trial} />;
}

function Pending({ trial }: { trial: KnownTrial }) {
  const { t } = useI18n();
  const writable = useModel((model) => model.gateway?.writable ?? false);
  const what = named(trial.components, t.trial.more);
  return (
    <div className={styles.banner} data-kind="trial">
      <Shape kind="DEGRADED" size={16} />
      <span className={styles.told}>
        {/* The counting part would be read out again and again. */}
        <span role="status" className="tg-hidden">
          {t.trial.title(what)}
        </span>
        <strong aria-hidden="true">{t.trial.title(what)}</strong> <Left trial={trial} />
        {!writable && (
          <span>
            {' '}
            {t.trial.howTo} <code>bin/tidegate config confirm</code>
          </span>
        )}
      </span>
      {writable && <Ends />}
    </div>
  );
}

function Left({ trial }: { trial: KnownTrial }) {
  const { t } = useI18n();
  const left = Math.ceil(trialLeft(trial, useNow()) / 1000);
  return <span data-left>{left > 0 ? t.trial.left(t.time.s(String(left))) : t.trial.over}</span>;
}

function Ends() {
  const { t } = useI18n();
  const lost = isLost(useLink());
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const end = async (how: TrialEnd) => {
    setBusy(true);
    setFault('');
    try {
      await endTrial(how);
    } catch (e) {
      setFault(e instanceof Refused ? t.trial.refused(e.message) : t.trial.unknown);
    }
    setBusy(false);
  };
  return (
    <>
      <span role="alert">{fault}</span>
      <span className={styles.choice}>
        <Button onClick={() => void end('confirm')} disabled={busy || lost}>
          {t.trial.keep}
        </Button>
        <Button variant="default" onClick={() => void end('revert')} disabled={busy || lost}>
          {t.trial.undo}
        </Button>
      </span>
    </>
  );
}

function named(components: string[], more: (n: string) => string): string {
  const shown = components.slice(0, NAMED).join(', ');
  const rest = components.length - NAMED;
  return rest > 0 ? `${shown} ${more(String(rest))}` : shown;
}
