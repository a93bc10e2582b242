/**
 * What an English word may be a form of: itself first, then without the endings of plurals, verbs and possessives. It is meant for looking up, and
 * gives more than there are.
 */
export function wordForms(word: string): readonly string[] {
  const base = word.replace(/['’]s?$/u, '');
  const forms = new Set([word, base]);
  if (base.endsWith('ies')) forms.add(`${base.slice(0, -3)}y`);
  if (/(?:s|x|z|ch|sh)es$/u.test(base)) forms.add(base.slice(0, -2));
  if (/[^s]s$/u.test(base)) forms.add(base.slice(0, -1));
  if (base.endsWith('ves')) forms.add(`${base.slice(0, -3)}f`);
  const [, stem] = /^(.{2,})(?:ing|ed)$/u.exec(base) ?? [];
  if (stem !== undefined) {
    forms.add(stem).add(`${stem}e`);
    // clapping, humming
    if (stem.at(-1) === stem.at(-2)) forms.add(stem.slice(0, -1));
  }
  return [...forms];
}
