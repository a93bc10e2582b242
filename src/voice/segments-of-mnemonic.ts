/**
 * From eSpeak NG's mnemonics to IPA segments, the same symbol for the same sound in all languages; the same rules as
 * models/phone-recogniser/recipe/inventory.py, by which the recogniser's labels were made. Left out on purpose are tone,
 * the length of consonants, dental, apical and laminal marks, and raising and lowering, which eSpeak's voices mark for
 * one language and not for its neighbour.
 */

const TIE = '\u0361';
const NASAL = '\u0303';
const SYLLABIC = '\u0329';
const RAISED = '\u031d';

const vowels = new Set('aeiouyæøœɐɑɒɔəɘɚɛɜɞɤɨɪɯɵʉʊʌʏɶ');
const consonants = new Set('pbtdʈɖcɟkɡqɢʔmɱnɳɲŋɴʙrʀɾɽɸβfvθðszʃʒʂʐɕʑçʝxɣχʁħʕhɦɬɮʋɹɻjɰlɫɭʎʟwɥʍɓɗɠ');
const voicedStops = new Set('bdɖɟɡ');
const affricates = new Set(['ts', 'dz', 'tʃ', 'dʒ', 'tɕ', 'dʑ', 'ʈʂ', 'ɖʐ', 'pf']);
const marks = new Set('ʲʷʰʱʼːˑ"`.-+^#[ˠˤᵝ');
const tonal = new Set(['vi', 'th', 'yue', 'my']);

type Rewrites = readonly (readonly [string, string])[];

const everywhere: Rewrites = [
  ['g', 'ɡ'],
  ['ʦ', 'ts'],
  ['ʣ', 'dz'],
  ['ʧ', 'tʃ'],
  ['ʤ', 'dʒ'],
  ['ᵻ', 'ɪ'],
  ['ε', 'ɛ'],
  ['ᵐ', 'm'],
  ['ⁿ', 'n'],
  ['ᵑ', 'ŋ'],
  ['?', 'ʔ'],
  ['S', 'ʃ'],
  ['Z', 'ʒ'],
  ['N', 'ŋ'],
  ['X', 'χ'],
  ['A', 'ɑ'],
  ['ɝ', 'ɚ'],
  ['ɭʲ', 'lʲ'],
  ['ɫʲ', 'lʲ'],
  ['ɾʲ', 'rʲ'],
  ['ɲʲ', 'ɲ'],
  ['1', 'ə'],
];

const ofVoice: Readonly<Record<string, Rewrites>> = {
  am: [['`', 'ʼ']],
  // what version 1.51 writes for the vowel of "durch"
  de: [['??', 'ʊɐ']],
  ko: [
    ['kh', 'kʰ'],
    ['ph', 'pʰ'],
    ['th', 'tʰ'],
    ['cʰ', 'tɕʰ'],
    ['tɕh', 'tɕʰ'],
  ],
  'en-us': [['ɜː', 'ɚ']],
  tn: [
    ['K', 'ɬ'],
    ['kh', 'kʰ'],
    ['ph', 'pʰ'],
    ['th', 'tʰ'],
    ['tlh', 'tɬ'],
  ],
  ru: [
    ['u"', 'ʉ'],
    ['ɭʲ', 'lʲ'],
    ['ɭ', 'ɫ'],
  ],
  be: [
    ['ɭʲ', 'lʲ'],
    ['ɭ', 'ɫ'],
  ],
  uk: [['u"', 'ʉ']],
};

/**
 * @param mnemonic without stress marks, such as `aɪ` or `tʃ`
 * @param voice the voice that said it (`fr`, `en-us`)
 * @returns IPA segments in order, affricates with a tie bar; none where the mnemonic stands for no phone
 */
export function segmentsOfMnemonic(mnemonic: string, voice: string): string[] {
  let text = mnemonic.normalize('NFD');
  for (const [old, replacement] of [...(ofVoice[voice] ?? []), ...everywhere]) text = text.replaceAll(old, replacement);
  if (tonal.has(voice)) text = text.replace(/(?<=\p{L})ɜ$/u, '').replace(/\d/gu, '');
  const symbols = [...text.replaceAll('c\u0327', 'ç')];
  const found: string[] = [];
  for (let at = 0; at < symbols.length;) {
    const { base, length } = baseAt(symbols, at);
    at += length;
    if (base === undefined) continue;
    const own = new Set<string>();
    while (at < symbols.length && (marks.has(symbols[at]!) || /\p{M}/u.test(symbols[at]!))) own.add(symbols[at++]!);
    const segment = segmentOf(base, own);
    if (segment !== found.at(-1)) found.push(segment);
    else if (vowels.has(base) && !own.has(NASAL)) found[found.length - 1] = `${base}ː`;
  }
  return found;
}

function baseAt(symbols: readonly string[], at: number): { readonly base?: string; readonly length: number } {
  const tied = /^(.)[\u032a\u033a\u033b]*\u0361(.)/u.exec(symbols.slice(at, at + 5).join(''));
  if (tied && affricates.has(tied[1]! + tied[2]!)) {
    return { base: tied[1]! + TIE + tied[2]!, length: [...tied[0]].length };
  }
  const symbol = symbols[at]!;
  const next = symbols[at + 1] ?? '';
  if (affricates.has(symbol + next)) return { base: symbol + TIE + next, length: 2 };
  return vowels.has(symbol) || consonants.has(symbol) ? { base: symbol, length: 1 } : { length: 1 };
}

function segmentOf(base: string, own: ReadonlySet<string>): string {
  if (vowels.has(base)) return base + (own.has(NASAL) ? NASAL : own.has('ː') ? 'ː' : '');
  if (own.has(SYLLABIC)) return base + SYLLABIC;
  if (base === 'r' && own.has(RAISED)) return base + RAISED;
  const secondary = [...'ʼʰʱʷʲ'].find((mark) => own.has(mark)) ?? '';
  return base + (secondary === 'ʰ' && voicedStops.has(base[0]!) ? 'ʱ' : secondary);
}
