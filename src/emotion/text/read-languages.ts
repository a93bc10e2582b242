/** Languages whose texts are read, by the first part of their tag. */
const readLanguages: ReadonlySet<string> = new Set(['en']);

/** @param language a canonical tag of BCP 47, such as `en-GB` */
export function isReadLanguage(language: string): boolean {
  return readLanguages.has(language.split('-')[0]!);
}
