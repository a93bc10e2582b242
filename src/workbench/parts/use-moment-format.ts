import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Dates as they are written where the reader lives, as far as the browser says that in the page's language. */
export function useMomentFormat({ dateStyle, timeStyle }: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const { language } = useTranslation().i18n;
  return useMemo(() => {
    const region = navigator.languages.find((tag) => tag.split('-')[0] === language);
    return new Intl.DateTimeFormat(region ?? language, { dateStyle, timeStyle });
  }, [language, dateStyle, timeStyle]);
}
