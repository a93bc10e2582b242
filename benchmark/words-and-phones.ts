import type { Annotation, AnnotationDocument } from '../src/review/annotations/annotation-document.ts';

const phonesAWord = 4;
const phoneSeconds = 0.08;

/** Words with a short pause after each tenth, and the phones in them, in two tiers. */
export function wordsAndPhones(count: number): AnnotationDocument {
  const words: Annotation[] = [];
  const phones: Annotation[] = [];
  let now = 0;
  for (let word = 0; words.length + phones.length < count; word++) {
    const startSeconds = now;
    const id = `w${word}`;
    for (let phone = 0; phone < phonesAWord; phone++) {
      const start = now;
      now = Math.round((now + phoneSeconds) * 1000) / 1000;
      phones.push({ id: `${id}p${phone}`, startSeconds: start, endSeconds: now, text: 'aʃʷɛ'[phone]!, parentId: id });
    }
    words.push({ id, startSeconds, endSeconds: now, text: `word ${word} <b>` });
    if (word % 10 === 9) now = Math.round((now + 0.4) * 1000) / 1000;
  }
  return {
    tiers: [
      { name: 'words', kind: 'INTERVALS', participant: 'A', annotations: words },
      { name: 'phones', kind: 'INTERVALS', parent: 'words', constraint: 'TIME_SUBDIVISION', annotations: phones },
    ],
    vocabularies: [],
    media: [],
    metadata: {},
    durationSeconds: now,
  };
}
