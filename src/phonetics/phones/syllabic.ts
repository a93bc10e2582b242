const VOWELS = new Set('i y ɨ ʉ ɯ u ɪ ʏ ʊ e ø ɘ ɵ ɤ o ə ɚ ɛ œ ɜ ɝ ɞ ʌ ɔ æ ɐ a ɶ ɑ ɒ'.split(' '));

/** Whether a syllable may have a phone for its heart: vowels, and consonants with the mark of being syllabic. */
export function isSyllabic(ipa: string): boolean {
  const decomposed = ipa.normalize('NFD');
  if (decomposed.includes('\u032f')) return false;
  return VOWELS.has(decomposed[0] ?? '') || decomposed.includes('\u0329');
}
