import type { PageLanguage } from '../texts/languages.ts';

export type Theme = 'system' | 'light' | 'dark';

/** What the person at this browser prefers; kept there and nowhere else. */
class Preferences {
  get theme(): Theme {
    const kept = read('theme');
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  }

  set theme(theme: Theme) {
    write('theme', theme);
    applyTheme(theme);
  }

  get language(): PageLanguage | undefined {
    const kept = read('language');
    return kept === 'en' || kept === 'ko' || kept === 'kk' ? kept : undefined;
  }

  set language(language: PageLanguage | undefined) {
    write('language', language ?? '');
  }
}

export const preferences = new Preferences();

/** `system` follows what the machine says, also when that changes. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** A browser may forbid storage; then nothing is kept. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(`phonograph.${key}`);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(`phonograph.${key}`, value);
  } catch {
    // as above
  }
}
