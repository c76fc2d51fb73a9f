// SPDX-License-Identifier: EPL-2.0
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { Format } from '../lib/format';
import { en, type Messages } from './en';
import { zh } from './zh';

export const LANGUAGES = { en, zh } as const satisfies Record<string, Messages>;
export type Language = keyof typeof LANGUAGES;

/** Also read by theme.js, before anything is drawn. */
const STORED = 'tidegate.language';
const TAGS: Record<Language, string> = { en: 'en', zh: 'zh-CN' };

interface I18n {
  language: Language;
  t: Messages;
  format: Format;
  choose: (language: Language) => void;
}

function initial(): Language {
  const stored = localStorage.getItem(STORED);
  if (stored === 'en' || stored === 'zh') {
    return stored;
  }
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

const Context = createContext<I18n | null>(null);

export function I18nProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(initial);
  useEffect(() => {
    document.documentElement.lang = TAGS[language];
  }, [language]);
  const choose = useCallback((chosen: Language) => {
    localStorage.setItem(STORED, chosen);
    setLanguage(chosen);
  }, []);
  const value = useMemo(
    () => ({ language, choose, t: LANGUAGES[language], format: new Format(TAGS[language], LANGUAGES[language]) }),
    [language, choose],
  );
  return <Context value={value}>{children}</Context>;
}

export function useI18n(): I18n {
  const value = useContext(Context);
  if (!value) {
    throw new Error('no language');
  }
  return value;
}
