import model from 'wink-eng-lite-web-model';
import winkNLP, { type WinkMethods } from 'wink-nlp';

let reader: WinkMethods | undefined;

/**
 * How pleasant a text's words are, by winkNLP: a list of rated words, emoji included, and what `not` does to them.
 * @param text in a language that is read
 * @returns -1 to 1; undefined where no word of it is rated, which is no sign of anything
 */
export function sentimentOf(text: string): number | undefined {
  reader ??= winkNLP(model, ['sbd', 'negation', 'sentiment']);
  // eslint-disable-next-line @typescript-eslint/unbound-method -- the helper is a name by which the document answers
  const sentiment = Number(reader.readDoc(text).out(reader.its.sentiment));
  return sentiment === 0 ? undefined : Math.min(1, Math.max(-1, sentiment));
}
