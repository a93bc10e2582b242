/** `kaz` as a person says it in `inLanguage`; what is no code stays as it is. */
export function languageName(code: string, inLanguage: string): string {
  if (!/^[a-z]{2,3}$/.test(code)) return code;
  try {
    return new Intl.DisplayNames([inLanguage], { type: 'language', fallback: 'code' }).of(code) ?? code;
  } catch {
    return code;
  }
}
