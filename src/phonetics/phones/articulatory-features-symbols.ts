/**
 * What each base symbol of the International Phonetic Alphabet says about the articulators. Consonants are derived from
 * their row and column of the chart (place, manner, voicing), vowels from their height, backness and rounding, so that a
 * symbol's features follow from what the chart calls it and not from a list of cells. The rows and columns are those of
 * the chart of 2020, with the symbols beside it; the values are those of Hayes, Introductory Phonology (2009), chapter 4,
 * in the set of 24 features of Mortensen et al., PanPhon (COLING 2016).
 *
 * Where this departs from PanPhon 0.22.2, on purpose:
 * - central vowels are 0back, neither front nor back, so that ɨ lies between i and ɯ (PanPhon: ɨ is +back, ɐ and ɘ have the
 *   features of e, ə those of ɜ, and a those of ɑ, all but one accidental value);
 * - ə is 0tense, between ɘ and ɜ; ɯ is +tense as u is, ʌ -tense as ɔ is; near-open vowels are the -tense ones of the open;
 * - every round vowel is +lab (PanPhon: u and y are, o and ø are not), and so are labialised consonants;
 * - h, ɦ and ʔ are obstruents without a place, h and ɦ +sg (PanPhon: sonorants, +back, -sg);
 * - taps are -cont (one closure), trills +cont; in PanPhon r and ɾ are the same;
 * - labiodentals are -distr, bilabials 0 (SPE, p. 312), without which ɱ would be m;
 * - ɹ is neither +hi nor +round, which is English; palatals are all alike (PanPhon: ʎ alone is +cor);
 * - +delrel are the affricates and they alone (PanPhon has it of ɬ, ɕ and ʑ too, and 0 of sonorants here and there);
 * - clicks have the back of the tongue up: +back; so has ɧ, and ɫ, which is l with it.
 *
 * Of the 104 symbols that both know 51 have the same 24 values, and 95.9 % of all their values agree.
 */
import { featureSet, type FeatureName, type FeatureValue, type PhoneFeatures } from './articulatory-features.ts';

type Values = Partial<Record<FeatureName, FeatureValue>>;

/** What holds for a consonant unless its place or manner says otherwise. */
const consonant: Values = {
  syl: '-', son: '-', cons: '+', cont: '-', delrel: '-', lat: '-', nas: '-', strid: '-', voi: '-', sg: '-', cg: '-',
  ant: '-', cor: '-', lab: '-', hi: '-', lo: '-', back: '-', round: '-', velaric: '-', long: '-',
}; // prettier-ignore

const places = {
  bilabial: { ant: '+', lab: '+' },
  labiodental: { ant: '+', lab: '+', distr: '-' },
  dental: { ant: '+', cor: '+', distr: '+' },
  alveolar: { ant: '+', cor: '+', distr: '-' },
  postalveolar: { cor: '+', distr: '+' },
  retroflex: { cor: '+', distr: '-' },
  alveolopalatal: { cor: '+', distr: '+', hi: '+' },
  palatal: { hi: '+' },
  velar: { hi: '+', back: '+' },
  uvular: { back: '+' },
  pharyngeal: { lo: '+', back: '+' },
  /** As the pharyngeals, with the aryepiglottic folds rattling. */
  epiglottal: { lo: '+', back: '+', strid: '+' },
  labialVelar: { lab: '+', hi: '+', back: '+', round: '+' },
  labialPalatal: { lab: '+', hi: '+', round: '+' },
} satisfies Record<string, Values>;

const manners = {
  plosive: {},
  nasal: { son: '+', nas: '+' },
  trill: { son: '+', cont: '+' },
  tap: { son: '+' },
  lateralTap: { son: '+', lat: '+' },
  fricative: { cont: '+' },
  sibilant: { cont: '+', strid: '+' },
  lateralFricative: { cont: '+', lat: '+' },
  approximant: { son: '+', cons: '-', cont: '+' },
  lateral: { son: '+', cont: '+', lat: '+' },
  implosive: { cg: '+' },
  click: { hi: '+', back: '+', velaric: '+' },
  lateralClick: { hi: '+', back: '+', velaric: '+', lat: '+' },
} satisfies Record<string, Values>;

type Place = keyof typeof places;
type Manner = keyof typeof manners;

/** Manner, place, and the voiceless and the voiced symbol, or `-` where the chart has none. */
const consonants: readonly (readonly [Manner, Place, string])[] = [
  ['plosive', 'bilabial', 'p b'],
  ['plosive', 'alveolar', 't d'],
  ['plosive', 'retroflex', 'ʈ ɖ'],
  ['plosive', 'alveolopalatal', 'ȶ ȡ'],
  ['plosive', 'palatal', 'c ɟ'],
  ['plosive', 'velar', 'k ɡ'],
  ['plosive', 'uvular', 'q ɢ'],
  ['plosive', 'epiglottal', 'ʡ -'],
  ['nasal', 'bilabial', '- m'],
  ['nasal', 'labiodental', '- ɱ'],
  ['nasal', 'alveolar', '- n'],
  ['nasal', 'retroflex', '- ɳ'],
  ['nasal', 'alveolopalatal', '- ȵ'],
  ['nasal', 'palatal', '- ɲ'],
  ['nasal', 'velar', '- ŋ'],
  ['nasal', 'uvular', '- ɴ'],
  ['trill', 'bilabial', '- ʙ'],
  ['trill', 'alveolar', '- r'],
  ['trill', 'uvular', '- ʀ'],
  ['tap', 'labiodental', '- ⱱ'],
  ['tap', 'alveolar', '- ɾ'],
  ['tap', 'retroflex', '- ɽ'],
  ['lateralTap', 'alveolar', '- ɺ'],
  ['fricative', 'bilabial', 'ɸ β'],
  ['sibilant', 'labiodental', 'f v'],
  ['fricative', 'dental', 'θ ð'],
  ['sibilant', 'alveolar', 's z'],
  ['sibilant', 'postalveolar', 'ʃ ʒ'],
  ['sibilant', 'retroflex', 'ʂ ʐ'],
  ['sibilant', 'alveolopalatal', 'ɕ ʑ'],
  ['fricative', 'palatal', 'ç ʝ'],
  ['fricative', 'velar', 'x ɣ'],
  ['sibilant', 'uvular', 'χ ʁ'],
  ['fricative', 'pharyngeal', 'ħ ʕ'],
  ['fricative', 'epiglottal', 'ʜ ʢ'],
  ['lateralFricative', 'alveolar', 'ɬ ɮ'],
  ['approximant', 'labiodental', '- ʋ'],
  ['approximant', 'alveolar', '- ɹ'],
  ['approximant', 'retroflex', '- ɻ'],
  ['approximant', 'palatal', '- j'],
  ['approximant', 'velar', '- ɰ'],
  ['approximant', 'labialVelar', 'ʍ w'],
  ['approximant', 'labialPalatal', '- ɥ'],
  ['lateral', 'alveolar', '- l'],
  ['lateral', 'retroflex', '- ɭ'],
  ['lateral', 'alveolopalatal', '- ȴ'],
  ['lateral', 'palatal', '- ʎ'],
  ['lateral', 'velar', '- ʟ'],
  ['implosive', 'bilabial', '- ɓ'],
  ['implosive', 'alveolar', '- ɗ'],
  ['implosive', 'retroflex', '- ᶑ'],
  ['implosive', 'palatal', '- ʄ'],
  ['implosive', 'velar', '- ɠ'],
  ['implosive', 'uvular', '- ʛ'],
  ['click', 'bilabial', 'ʘ -'],
  ['click', 'dental', 'ǀ -'],
  ['click', 'alveolar', 'ǃ -'],
  ['click', 'postalveolar', 'ǂ -'],
  ['lateralClick', 'alveolar', 'ǁ -'],
];

/** Symbols that are more than a cell of the chart. */
const others: readonly (readonly [symbol: string, Values])[] = [
  ['ʔ', { cons: '-', cg: '+' }],
  ['h', { cons: '-', cont: '+', sg: '+' }],
  ['ɦ', { cons: '-', cont: '+', sg: '+', voi: '+' }],
  ['ɧ', { ...manners.sibilant, ...places.postalveolar, hi: '+', back: '+' }],
  ['ɫ', { ...manners.lateral, ...places.alveolar, voi: '+', hi: '+', back: '+' }],
  // Vowels made with the tip of the tongue, as Sinologists write them.
  ['ɿ', { ...manners.approximant, ...places.alveolar, voi: '+', syl: '+' }],
  ['ʅ', { ...manners.approximant, ...places.retroflex, voi: '+', syl: '+' }],
  ['ʮ', { ...manners.approximant, ...places.alveolar, voi: '+', syl: '+', lab: '+', round: '+' }],
  ['ʯ', { ...manners.approximant, ...places.retroflex, voi: '+', syl: '+', lab: '+', round: '+' }],
];

const vowel: Values = {
  syl: '+', son: '+', cons: '-', cont: '+', delrel: '-', lat: '-', nas: '-', strid: '-', voi: '+', sg: '-', cg: '-',
  cor: '-', velaric: '-', long: '-',
}; // prettier-ignore

/** Heights from close to open; the marks for raised and lowered go one step along them. */
export const vowelHeights: readonly Values[] = [
  { hi: '+', lo: '-', tense: '+' },
  { hi: '+', lo: '-', tense: '-' },
  { hi: '-', lo: '-', tense: '+' },
  { hi: '-', lo: '-', tense: '0' },
  { hi: '-', lo: '-', tense: '-' },
  { hi: '-', lo: '+', tense: '-' },
  { hi: '-', lo: '+', tense: '+' },
];

/** A row a height; in it front, central and back, each unrounded and rounded. The a is central, as it mostly is. */
const vowels = [
  'i y ɨ ʉ ɯ u',
  'ɪ ʏ ᵻ ᵿ - ʊ',
  'e ø ɘ ɵ ɤ o',
  'ᴇ - ə - - -',
  'ɛ œ ɜ ɞ ʌ ɔ',
  'æ - ɐ - - -',
  '- ɶ a - ɑ ɒ',
];

const backnesses = ['-', '0', '+'] as const;

function* symbolFeatures(): Iterable<[string, PhoneFeatures]> {
  for (const [manner, place, symbols] of consonants) {
    for (const [voiced, symbol] of symbols.split(' ').entries()) {
      const voi = voiced === 1 ? '+' : '-';
      if (symbol !== '-') yield [symbol, featureSet({ ...consonant, ...places[place], ...manners[manner], voi })];
    }
  }
  for (const [symbol, values] of others) yield [symbol, featureSet({ ...consonant, ...values })];
  for (const [height, row] of vowels.entries()) {
    for (const [cell, symbol] of row.split(' ').entries()) {
      if (symbol === '-') continue;
      const round = cell % 2 === 1 ? '+' : '-';
      const back = backnesses[cell >> 1]!;
      yield [symbol, featureSet({ ...vowel, ...vowelHeights[height], back, round, lab: round })];
    }
  }
}

/** Base symbols, composed (ç is one), and their features. */
export const symbols: ReadonlyMap<string, PhoneFeatures> = new Map(symbolFeatures());
