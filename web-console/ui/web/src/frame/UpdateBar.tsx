// SPDX-License-Identifier: EPL-2.0
import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useI18n } from '../i18n';
import { useModel } from '../model/store';
import { Shape } from '../parts/Shape';
import styles from './frame.module.css';

const OWN = 'io.tidegate.console.ui';

/** The gateway has another console than the one that runs here. Nobody is reloaded against their will. */
export function UpdateBar() {
  const { t } = useI18n();
  const installed = useModel((model) => {
    const own = model.bundles.find((bundle) => bundle.bsn === OWN && bundle.running);
    return own ? `${own.version} ${own.slot}` : null;
  });
  const loaded = useRef<string | null>(null);
  loaded.current ??= installed;
  if (installed === null || installed === loaded.current) {
    return null;
  }
  return (
    <div className={styles.banner} data-kind="update" role="status">
      <Shape kind="OK" size={16} />
      <span>{t.update.text}</span>
      <Button variant="default" onClick={() => location.reload()}>
        {t.update.reload}
      </Button>
    </div>
  );
}
