import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { speak } from '../api/client';
import type { Language } from '../api/types';
import type fr from './fr.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof fr };
  }
}

const kept = 'plateau-language';

const texts: Record<Language, () => Promise<{ default: object }>> = {
  fr: () => import('./fr.json'),
  en: () => import('./en.json'),
};

export const languages: readonly Language[] = ['fr', 'en'];

/** What was chosen here before, else what the browser prefers, else French. */
export function firstLanguage(): Language {
  const chosen = [localStorage.getItem(kept), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return chosen.find((tag): tag is Language => tag === 'fr' || tag === 'en') ?? 'fr';
}

async function bring(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await texts[language]()).default);
  }
}

function settle(language: Language): void {
  speak(language);
  document.documentElement.lang = language;
}

export async function startTexts(language: Language = firstLanguage()): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await bring(language);
  settle(language);
}

export async function changeLanguage(language: Language): Promise<void> {
  await bring(language);
  localStorage.setItem(kept, language);
  settle(language);
  await i18next.changeLanguage(language);
}
