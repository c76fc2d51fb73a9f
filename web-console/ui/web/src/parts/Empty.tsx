// SPDX-License-Identifier: EPL-2.0
import { Button } from '@mantine/core';
import styles from './parts.module.css';

interface Props {
  title: string;
  hint?: string;
  action?: { label: string; onClick: () => void };
}

export function Empty({ title, hint, action }: Props) {
  return (
    <div className={styles.empty}>
      <strong>{title}</strong>
      {hint}
      {action && (
        <div>
          <Button variant="default" onClick={action.onClick}>
            {action.label}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Shown only to who waits longer than a moment. */
export function Waiting({ label }: { label: string }) {
  return (
    <div className={styles.skeleton} role="status">
      <p className="tg-hidden">{label}</p>
      {[60, 85, 45, 70, 55].map((width) => (
        <span key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
