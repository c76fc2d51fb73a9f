// SPDX-License-Identifier: EPL-2.0
import { ActionIcon } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useI18n } from '../i18n';
import { BundlesIcon, CollapseIcon, ExpandIcon, LiveIcon, OverviewIcon } from '../parts/icons';
import styles from './frame.module.css';

const STORED = 'tidegate.rail';

const ENTRIES = [
  { path: '/', page: 'overview', group: 'operate', Icon: OverviewIcon },
  { path: '/live', page: 'live', group: 'operate', Icon: LiveIcon },
  { path: '/bundles', page: 'bundles', group: 'platform', Icon: BundlesIcon },
] as const;

export function Rail() {
  const { t } = useI18n();
  const [narrow, setNarrow] = useState(() => localStorage.getItem(STORED) === 'narrow');
  const toggle = () => {
    localStorage.setItem(STORED, narrow ? 'wide' : 'narrow');
    setNarrow(!narrow);
  };
  return (
    <nav className={styles.rail} aria-label={t.nav.label} data-narrow={narrow || undefined}>
      {(['operate', 'platform'] as const).map((group) => (
        <div key={group} className={styles.group}>
          <span className={styles.groupName}>{t.nav[group]}</span>
          {ENTRIES.filter((entry) => entry.group === group).map((entry) => (
            <Entry key={entry.path} {...entry} />
          ))}
        </div>
      ))}
      <ActionIcon className={styles.toggle} onClick={toggle} aria-label={narrow ? t.nav.expand : t.nav.collapse}>
        {narrow ? <ExpandIcon /> : <CollapseIcon />}
      </ActionIcon>
    </nav>
  );
}

function Entry({ path, page, Icon }: (typeof ENTRIES)[number]) {
  const { t } = useI18n();
  const [location] = useLocation();
  return (
    <Link href={path} className={styles.entry} aria-current={location === path ? 'page' : undefined} title={t.nav[page]}>
      <Icon />
      <span className={styles.entryName}>{t.nav[page]}</span>
    </Link>
  );
}
