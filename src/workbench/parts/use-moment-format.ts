import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Dates as they are written where the reader lives, as far as the browser says that in the page's language. */
export function useMomentFormat({ dateStyle, timeStyle }: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const { language } = useTranslation().i18n;
  return useMemo(() => {
    const region = navigator.languages.find((tag) => tag.split('-')[0] === language);
    return momentFormat(region ?? language, { dateStyle, timeStyle });
  }, [language, dateStyle, timeStyle]);
}

/** Chromium has no names of months in some languages, Kazakh among them, and writes "M11": there the date is one of digits. */
export function momentFormat(
  language: string,
  { dateStyle, timeStyle }: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const format = new Intl.DateTimeFormat(language, { dateStyle, timeStyle });
  if (!/\bM\d{2}\b/.test(format.format(0))) return format;
  return new Intl.DateTimeFormat(language, {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...(timeStyle && { hour: '2-digit', minute: '2-digit' }),
  });
}
