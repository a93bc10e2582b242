/** One sound as an English reader knows it: how it is written, which phones are written so, and what it is like. */
export interface RespellingUnit {
  readonly spelling: string;
  /** Without the marks that `units-of-phone.ts` reads or leaves out. */
  readonly phones: readonly string[];
  readonly as: string;
}

const rows = (text: string): RespellingUnit[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [spelling = '', phones = '', as = ''] = line.split('|').map((cell) => cell.trim());
      return { spelling, phones: phones.split(' '), as };
    });

/**
 * Vowels. Long ones that an English reader has no letters of their own for are the short ones with an h. Two long vowels are
 * written as the diphthongs that they are for an English reader: eː as e and a glide (ay), oː as o and a glide (oh).
 */
export const vowelUnits: readonly RespellingUnit[] = rows(`
  a   | a ɑ ɐ          | ma, pasta
  ah  | aː ɑː ɐː       | father
  ae  | æ              | cat
  aeh | æː             | bad, drawn out
  e   | e ɛ ᴇ          | pet
  eh  | ɛː ᴇː          | where, without the r
  i   | i ɪ ᵻ          | pit, pizza
  ee  | iː ɪː ᵻː       | see
  o   | o ɔ ɒ          | pot
  aw  | ɔː ɒː          | law
  u   | u ʊ ᵿ ʉ        | put
  oo  | uː ʊː ᵿː ʉː    | food
  ue  | y ʏ            | German über: i with rounded lips
  ueh | yː ʏː          | the same, drawn out
  oe  | ø œ ɵ ɶ        | German Goethe: e with rounded lips
  oeh | øː œː ɵː ɶː    | the same, drawn out
  eu  | ɨ ɯ ɿ ʅ ʮ ʯ    | the e of roses; u with spread lips
  euh | ɨː ɯː ɿː ʅː ʮː ʯː | the same, drawn out
  eo  | ʌ              | Korean Seoul; the u of cup
  eoh | ʌː             | the same, drawn out
  uh  | ə ɘ ɜ ɞ ɤ      | the a of about
  uhh | əː ɘː ɜː ɞː ɤː | fur, without the r
`);

/** What follows a vowel that is said through the nose. */
export const nasalUnit: RespellingUnit = {
  spelling: 'ⁿ',
  phones: ['\u0303'],
  as: 'French bon: the vowel before it is said through the nose',
};

export const consonantUnits: readonly RespellingUnit[] = rows(`
  p  | p          | spin
  b  | b ɓ        | bin
  t  | t ʈ ȶ      | stop
  d  | d ɖ ɗ ᶑ ȡ  | dog
  k  | k          | skin
  g  | ɡ ɢ ɠ ʛ    | get
  q  | q          | a k far back in the mouth
  '  | ʔ ʕ ʡ ʢ    | the catch in uh-oh
  m  | m ɱ        | man
  n  | n ɳ ȵ      | no
  ng | ŋ ɴ        | sing
  f  | f ɸ        | fan
  v  | v β ʋ ⱱ    | van
  th | θ          | thin
  dh | ð          | this
  s  | s          | sun
  z  | z          | zoo
  sh | ʃ ʂ ɕ ɧ    | shoe
  zh | ʒ ʐ ʑ      | the s of measure
  ch | t͡ʃ t͡ɕ ʈ͡ʂ c͡ç t͡ʂ | chin
  j  | d͡ʒ d͡ʑ ɖ͡ʐ ɟ͡ʝ d͡ʐ | jam
  kh | x χ        | Scottish loch
  gh | ɣ          | the same with voice
  h  | h ɦ        | hat
  hh | ħ ʜ        | a whispered h, deep in the throat
  lh | ɬ ɮ        | Welsh Llan: an l with much breath
  l  | l ɫ ɭ ʟ ɺ ȴ | let
  r  | ɹ ɾ ɻ ɽ    | red
  rr | r          | a rolled r, Spanish perro
  rh | ʁ ʀ        | French rue, in the throat
  y  | j ʝ        | yes
  w  | w ɥ ɰ      | wet
  p! | ʘ          | a click: a kiss
  t! | ǀ          | a click: tsk
  k! | ǃ          | a click: a cork out of a bottle
  y! | ǂ          | a click with the tongue flat on the palate
  l! | ǁ          | a click: calling a horse
`);

/** Phones that are written as two sounds in a row. */
export const compositePhones: ReadonlyMap<string, readonly string[]> = new Map([
  ['c', ['k', 'y']],
  ['ɟ', ['g', 'y']],
  ['ʄ', ['g', 'y']],
  ['ç', ['h', 'y']],
  ['ɲ', ['n', 'y']],
  ['ʎ', ['l', 'y']],
  ['ʍ', ['h', 'w']],
  ['ʙ', ['b', 'rr']],
  ['eː', ['e', 'y']],
  ['oː', ['o', 'w']],
  ['ɚ', ['uh', 'r']],
  ['ɝ', ['uh', 'r']],
  ['ɚː', ['uhh', 'r']],
  ['ɝː', ['uhh', 'r']],
]);

/** A vowel and a glide after it that have a spelling of their own. */
export const glidedVowels: readonly {
  readonly spelling: string;
  readonly units: readonly [string, string];
  readonly as: string;
}[] = [
  { spelling: 'ai', units: ['a', 'y'], as: 'aisle' },
  { spelling: 'ay', units: ['e', 'y'], as: 'say' },
  { spelling: 'ow', units: ['a', 'w'], as: 'cow' },
  { spelling: 'oh', units: ['o', 'w'], as: 'oh!' },
];

/** What keeps two letters apart that would be read as one sound: s·h is not sh. */
export const keepApart = '·';

/** Phones by the sound that they are written as. */
export const unitOfPhone: ReadonlyMap<string, string> = new Map(
  [...vowelUnits, ...consonantUnits].flatMap(({ spelling, phones }) =>
    phones.map((phone) => [phone, spelling] as const),
  ),
);

/** Spellings of vowels. */
export const vowelSpellings: ReadonlySet<string> = new Set(vowelUnits.map(({ spelling }) => spelling));
