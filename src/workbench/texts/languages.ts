/** Languages of the page's own texts, each by its own name. */
export const languages = { en: 'English', ko: '한국어', kk: 'Қазақша' } as const;
export type PageLanguage = keyof typeof languages;
