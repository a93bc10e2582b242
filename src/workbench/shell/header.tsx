import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { languages, type PageLanguage } from '../texts/languages.ts';
import { speak } from '../texts/start-texts.ts';
import { useAccess } from '../parts/use-access.ts';
import { applyTheme, preferences, type Theme } from './preferences.ts';
import styles from './header.module.css';

const places = [
  ['/', 'shell.recordings'],
  ['/language', 'shell.language'],
  ['/lexicon', 'shell.lexicon'],
  ['/search', 'shell.search'],
  ['/review', 'shell.review'],
  ['/compare', 'shell.compare'],
  ['/api', 'shell.api'],
  ['/account', 'shell.account'],
] as const;

applyTheme(preferences.theme);

/** Where one can go, in which language and light the page is. */
export function Header() {
  const { t, i18n } = useTranslation();
  const [location] = useLocation();
  const { access } = useAccess();
  const [theme, setTheme] = useState(preferences.theme);
  const place = places.find(([address]) => isAt(location, address));
  const title = place && t(place[1]);
  useEffect(() => {
    document.title = title === undefined ? 'Phonograph' : `${title} · Phonograph`;
  }, [title, location]);
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone not all places are in view.
    const here = nav.current?.querySelector('[aria-current]');
    here?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [place]);
  return (
    <header className={styles.header}>
      <Link href="/" className={styles.name}>
        <img src="/icon.svg" alt="" width="28" height="28" />
        Phonograph
      </Link>
      <nav ref={nav} aria-label={t('shell.pages')} className={styles.places}>
        {places.map(([address, text]) => (
          <Link key={address} href={address} aria-current={isAt(location, address) ? 'page' : undefined}>
            {t(address === '/account' && access && !access.me.person ? 'shell.signIn' : text)}
          </Link>
        ))}
      </nav>
      <div className={styles.choices}>
        <select
          aria-label={t('shell.theme')}
          value={theme}
          onChange={({ target }) => {
            preferences.theme = target.value as Theme;
            setTheme(preferences.theme);
          }}
        >
          <option value="system">{t('shell.themeSystem')}</option>
          <option value="light">{t('shell.themeLight')}</option>
          <option value="dark">{t('shell.themeDark')}</option>
        </select>
        <select
          aria-label={t('shell.pageLanguage')}
          value={i18n.language}
          onChange={({ target }) => {
            preferences.language = target.value as PageLanguage;
            void speak(target.value as PageLanguage);
          }}
        >
          {Object.entries(languages).map(([tag, name]) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </header>
  );
}

function isAt(location: string, address: string): boolean {
  if (address === '/') return location === '/' || location.startsWith('/recordings');
  return location === address || location.startsWith(`${address}/`);
}
