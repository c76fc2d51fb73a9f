// SPDX-License-Identifier: EPL-2.0
import { ActionIcon, Menu, type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { Link } from 'wouter';
import { type Language, LANGUAGES, useI18n } from '../i18n';
import { useModel } from '../model/store';
import { LanguageIcon, ThemeIcon, Wave } from '../parts/icons';
import { State } from '../parts/Shape';
import styles from './frame.module.css';
import { LinkChip } from './LinkBanner';

export function TopBar() {
  const gateway = useModel((model) => model.gateway);
  return (
    <header className={styles.bar}>
      <Link href="/" className={styles.name}>
        <Wave />
        <span className={styles.nameText}>{gateway?.name ?? 'Tidegate'}</span>
        {gateway?.profile && <span className={styles.profile}>{gateway.profile}</span>}
      </Link>
      <VerdictChip />
      <span className={styles.spread} />
      <LinkChip />
      <LanguageMenu />
      <ThemeMenu />
    </header>
  );
}

function VerdictChip() {
  const { t } = useI18n();
  const health = useModel((model) => model.health);
  if (!health) {
    return null;
  }
  return (
    <Link href="/" className={`${styles.verdict} tg-live`} data-verdict={health.verdict}>
      <State kind={health.verdict} word={t.verdict[health.verdict]} size={16} />
    </Link>
  );
}

function LanguageMenu() {
  const { t, language, choose } = useI18n();
  return (
    <BarMenu
      label={t.bar.language}
      icon={<LanguageIcon />}
      chosen={language}
      choices={(Object.keys(LANGUAGES) as Language[]).map((each) => [each, LANGUAGES[each].languageName])}
      choose={choose}
    />
  );
}

function ThemeMenu() {
  const { t } = useI18n();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choices: [MantineColorScheme, string][] = [
    ['auto', t.bar.system],
    ['light', t.bar.light],
    ['dark', t.bar.dark],
  ];
  return <BarMenu label={t.bar.theme} icon={<ThemeIcon />} chosen={colorScheme} choices={choices} choose={setColorScheme} />;
}

interface BarMenuProps<T extends string> {
  label: string;
  icon: React.ReactNode;
  chosen: T;
  choices: [T, string][];
  choose: (choice: T) => void;
}

function BarMenu<T extends string>({ label, icon, chosen, choices, choose }: BarMenuProps<T>) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="lg" aria-label={label} className={styles.action}>
          {icon}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={chosen} onChange={(choice) => choose(choice as T)}>
          {choices.map(([choice, word]) => (
            <Menu.RadioItem key={choice} value={choice} closeMenuOnClick>
              {word}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
