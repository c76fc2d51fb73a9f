// SPDX-License-Identifier: EPL-2.0
import type { Quality, Verdict } from '../model/types';
import styles from './parts.module.css';

export type Kind = Quality | Verdict | 'CHANGING' | 'STOPPED';

// Told apart by form alone, also where nobody sees the colours. Colour is for what is not normal.
const FORMS: Record<Kind, React.ReactNode> = {
  GOOD: <circle cx="8" cy="8" r="4.5" fill="currentColor" />,
  UNCERTAIN: (
    <>
      <circle cx="8" cy="8" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M8 2.8a5.2 5.2 0 0 1 0 10.4z" fill="currentColor" />
    </>
  ),
  STALE: (
    <>
      <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M8 4.8V8l2.2 1.6" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  BAD: <rect x="3" y="3" width="10" height="10" fill="currentColor" />,
  NONE: <circle cx="8" cy="8" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2.2 2" />,
  STOPPED: <circle cx="8" cy="8" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  OK: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="m4.8 8.2 2.2 2.2 4.2-4.6" fill="none" stroke="var(--tg-surface)" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  DEGRADED: (
    <>
      <path d="M8 1.4 15.3 14.4H.7z" fill="currentColor" strokeLinejoin="round" />
      <path d="M8 6v4M8 12.2v.1" stroke="var(--tg-surface)" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  FAILED: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="1" fill="currentColor" />
      <path d="m5 5 6 6M11 5l-6 6" stroke="var(--tg-surface)" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  CHANGING: (
    <g className={styles.turning}>
      <path d="M8 2.6A5.4 5.4 0 1 1 2.6 8" fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />
    </g>
  ),
};

export function Shape({ kind, size = 14 }: { kind: Kind; size?: number }) {
  return (
    <svg className={styles.shape} data-kind={kind} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {FORMS[kind]}
    </svg>
  );
}

/** Form, word and colour. */
export function State({ kind, word, size }: { kind: Kind; word: string; size?: number }) {
  return (
    <span className={styles.state} data-kind={kind}>
      <Shape kind={kind} {...(size ? { size } : {})} />
      <span>{word}</span>
    </span>
  );
}
