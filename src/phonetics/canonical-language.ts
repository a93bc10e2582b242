import { ParameterError } from '../errors.ts';

/** ISO 639-3 for a language that nobody has told. */
export const untoldLanguage = 'und';

/**
 * A language in the one way to write it: `kaz` and `KK` are `kk`, `en-gb` is `en-GB`.
 * @throws {ParameterError} no tag of BCP 47 with a language of ISO 639
 */
export function canonicalLanguage(tag: string): string {
  const language = canonicalOrNone(tag);
  if (language !== undefined) return language;
  throw new ParameterError(
    `${JSON.stringify(tag.slice(0, 40))} is no language tag; write ISO 639's code, such as kk or kaz, with a region where it matters (en-GB)`,
  );
}

/** @returns undefined where it is no such tag, as the names of unknown systems are */
export function canonicalOrNone(tag: string): string | undefined {
  try {
    const [language = ''] = Intl.getCanonicalLocales(tag.trim());
    // A longer first part is allowed by the standard, and no language has one.
    return /^[a-z]{2,3}(?:-|$)/u.test(language) ? language : undefined;
  } catch {
    return undefined;
  }
}
