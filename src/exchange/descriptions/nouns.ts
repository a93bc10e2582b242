/** Names as detectors write them, in words of everyday English. */
const everyday: Readonly<Record<string, string>> = {
  airplane: 'aeroplane',
  couch: 'sofa',
  'cell phone': 'mobile phone',
  remote: 'remote control',
  mouse: 'computer mouse',
  tv: 'television',
  'hair drier': 'hair dryer',
  donut: 'doughnut',
};

const plurals: Readonly<Record<string, string>> = {
  person: 'people',
  knife: 'knives',
  sheep: 'sheep',
  skis: 'skis',
  scissors: 'scissors',
  'computer mouse': 'computer mice',
  broccoli: 'broccoli',
};
/** One of them has no article. */
const manyAlready = new Set(['skis', 'scissors', 'broccoli']);

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];

/** A name that people gave stays as it is, on one line. */
export function nameInWords(label: string): string {
  const name = label.replaceAll(/\s+/gu, ' ').trim();
  return everyday[name] ?? name;
}

/** `a dog`, `an orange`, `scissors` */
export function one(noun: string): string {
  if (manyAlready.has(noun)) return noun;
  return /^(?!u(?:ni|se|te))[aeiou]/iu.test(noun) ? `an ${noun}` : `a ${noun}`;
}

/** `two people`; more than six are not counted at a glance. */
export function several(count: number, noun: string): string {
  return `${numbers[count] ?? 'many'} ${pluralOf(noun)}`;
}

export function pluralOf(noun: string): string {
  const [, adjectives = '', head = noun] = /^((?:.*\s)?)(\S+)$/u.exec(noun) ?? [];
  const known = plurals[noun] ?? (plurals[head] === undefined ? undefined : adjectives + plurals[head]);
  if (known !== undefined) return known;
  if (/(?:s|x|z|ch|sh)$/u.test(noun)) return `${noun}es`;
  if (/[^aeiou]y$/u.test(noun)) return `${noun.slice(0, -1)}ies`;
  return `${noun}s`;
}

/** `a`, `a and b`, `a, b and c` */
export function inARow(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`;
}

/** One sentence: a capital at its beginning and a stop at its end. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  const first = [...trimmed][0] ?? '';
  const whole = first.toUpperCase() + trimmed.slice(first.length);
  return /[.!?…]["”]?$/u.test(whole) ? whole : `${whole}.`;
}
