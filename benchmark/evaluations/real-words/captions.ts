/** What a caption says, judged without knowing its language. */

/** Lower case, without a closing full stop, exclamation mark or the like. */
export function plainCaption(caption: string): string {
  return caption
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/[.!?¡¿,;:"“”«»|។。！]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/**
 * The articles of a language, found by counting: short words that open at least one caption in forty.
 * @param captions as they came; English gives a and an, Spanish un and una, a language without articles none
 */
export function findArticles(captions: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const caption of captions) {
    const words = plainCaption(caption).split(' ');
    if (words.length < 2 || words[0]!.length > 4) continue;
    counts.set(words[0]!, (counts.get(words[0]!) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= Math.max(3, captions.length / 40)).map(([word]) => word));
}

/** The caption without its article, or undefined where more than a single word remains. */
export function nounOfCaption(caption: string, articles: ReadonlySet<string>): string | undefined {
  const words = plainCaption(caption).split(' ');
  const noun = words.length === 2 && articles.has(words[0]!) ? words.slice(1) : words;
  return noun.length === 1 && noun[0] !== '' ? noun[0] : undefined;
}
