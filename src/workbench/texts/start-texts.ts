import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preferences } from '../shell/preferences.ts';
import en from './en/index.ts';
import { languages, type PageLanguage } from './languages.ts';

const load: Record<Exclude<PageLanguage, 'en'>, () => Promise<{ default: object }>> = {
  ko: () => import('./ko/index.ts'),
  kk: () => import('./kk/index.ts'),
};

/** English is in the page, the others are fetched when they are chosen; what one lacks is shown in English. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  await speak(preferences.language ?? languageOfBrowser());
}

export async function speak(language: PageLanguage): Promise<void> {
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await load[language]()).default);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

function languageOfBrowser(): PageLanguage {
  const wanted = navigator.languages.map((each) => each.slice(0, 2));
  return (Object.keys(languages) as PageLanguage[]).find((each) => wanted[0] === each) ?? 'en';
}
