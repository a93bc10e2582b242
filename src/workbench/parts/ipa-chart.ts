/** A key of the IPA keyboard. */
export interface IpaKey {
  readonly ipa: string;
  /** What the chart calls it, in English as phoneticians of all countries do: `voiceless bilabial plosive`. */
  readonly name: string;
}

export type IpaSection =
  'pulmonic' | 'nonPulmonic' | 'otherSymbols' | 'vowels' | 'diacritics' | 'suprasegmentals' | 'tones';

export interface IpaRow {
  readonly section: IpaSection;
  /** Manner, height or kind, in English; part of the names of its keys where the chart has it so. */
  readonly name: string;
  readonly keys: readonly IpaKey[];
}

/** A row of the chart of consonants: place, then the voiceless and the voiced letter; `-` where there is none. */
function consonants(section: IpaSection, manner: string, cells: string): IpaRow {
  const keys = cells.split(', ').flatMap((cell) => {
    const [place, ...letters] = cell.split(' ');
    return letters.flatMap((ipa, voiced) =>
      ipa === '-' ? [] : [{ ipa, name: `${voiced === 1 ? 'voiced' : 'voiceless'} ${place} ${manner}` }],
    );
  });
  return { section, name: manner, keys };
}

const roundings = ['unrounded', 'rounded'];
const backnesses = ['front', 'central', 'back'];

/** Front, central and back, each unrounded and rounded. */
function vowels(height: string, letters: string): IpaRow {
  const keys = letters
    .split(' ')
    .flatMap((ipa, place) =>
      ipa === '-' ? [] : [{ ipa, name: `${height} ${backnesses[place >> 1]} ${roundings[place % 2]} vowel` }],
    );
  return { section: 'vowels', name: `${height} vowels`, keys };
}

/** Letters with names of their own, `letter name` parted by commas. */
function named(section: IpaSection, name: string, cells: string): IpaRow {
  const keys = cells.split(', ').map((cell) => {
    const gap = cell.indexOf(' ');
    return { ipa: cell.slice(0, gap), name: cell.slice(gap + 1) };
  });
  return { section, name, keys };
}

/** The chart of the International Phonetic Association of 2020, row by row. */
export const ipaChart: readonly IpaRow[] = [
  consonants(
    'pulmonic',
    'plosive',
    'bilabial p b, alveolar t d, retroflex ʈ ɖ, palatal c ɟ, velar k ɡ, uvular q ɢ, glottal ʔ',
  ),
  consonants(
    'pulmonic',
    'nasal',
    'bilabial - m, labiodental - ɱ, alveolar - n, retroflex - ɳ, palatal - ɲ, velar - ŋ, uvular - ɴ',
  ),
  consonants('pulmonic', 'trill', 'bilabial - ʙ, alveolar - r, uvular - ʀ'),
  consonants('pulmonic', 'tap', 'labiodental - ⱱ, alveolar - ɾ, retroflex - ɽ'),
  consonants(
    'pulmonic',
    'fricative',
    'bilabial ɸ β, labiodental f v, dental θ ð, alveolar s z, postalveolar ʃ ʒ, retroflex ʂ ʐ, palatal ç ʝ, velar x ɣ, uvular χ ʁ, pharyngeal ħ ʕ, glottal h ɦ',
  ),
  consonants('pulmonic', 'lateral fricative', 'alveolar ɬ ɮ'),
  consonants('pulmonic', 'approximant', 'labiodental - ʋ, alveolar - ɹ, retroflex - ɻ, palatal - j, velar - ɰ'),
  consonants('pulmonic', 'lateral approximant', 'alveolar - l, retroflex - ɭ, palatal - ʎ, velar - ʟ'),
  named(
    'nonPulmonic',
    'clicks',
    'ʘ bilabial click, ǀ dental click, ǃ alveolar click, ǂ palatoalveolar click, ǁ alveolar lateral click',
  ),
  consonants(
    'nonPulmonic',
    'implosive',
    'bilabial - ɓ, alveolar - ɗ, retroflex - ᶑ, palatal - ʄ, velar - ɠ, uvular - ʛ',
  ),
  named('nonPulmonic', 'ejectives', 'ʼ ejective (after a consonant)'),
  consonants('otherSymbols', 'fricative', 'labial-velar ʍ, alveolo-palatal ɕ ʑ, epiglottal ʜ ʢ'),
  named(
    'otherSymbols',
    'others',
    'w voiced labial-velar approximant, ɥ voiced labial-palatal approximant, ʡ epiglottal plosive, ɺ voiced alveolar lateral tap, ɧ simultaneous postalveolar and velar fricative, ɫ velarised alveolar lateral approximant',
  ),
  named(
    'otherSymbols',
    'ties',
    '͡ tie above: affricate or double articulation, ͜ tie below: affricate or double articulation',
  ),
  vowels('close', 'i y ɨ ʉ ɯ u'),
  vowels('near-close', 'ɪ ʏ ᵻ ᵿ - ʊ'),
  vowels('close-mid', 'e ø ɘ ɵ ɤ o'),
  vowels('mid', '- - ə - - -'),
  vowels('open-mid', 'ɛ œ ɜ ɞ ʌ ɔ'),
  vowels('near-open', 'æ - ɐ - - -'),
  vowels('open', 'a ɶ - - ɑ ɒ'),
  named('vowels', 'rhotic vowels', 'ɚ mid central rhotic vowel, ɝ open-mid central rhotic vowel'),
  named(
    'diacritics',
    'voice',
    '̥ voiceless, ̊ voiceless (above), ̬ voiced, ʰ aspirated, ʱ breathy aspirated, ̤ breathy voiced, ̰ creaky voiced',
  ),
  named(
    'diacritics',
    'place',
    '̼ linguolabial, ̪ dental, ̺ apical, ̻ laminal, ̟ advanced, ̠ retracted, ̈ centralised, ̽ mid-centralised, ̝ raised, ̞ lowered, ̘ advanced tongue root, ̙ retracted tongue root',
  ),
  named(
    'diacritics',
    'second articulation',
    'ʷ labialised, ʲ palatalised, ˠ velarised, ˤ pharyngealised, ̴ velarised or pharyngealised, ̹ more rounded, ̜ less rounded, ˞ rhotic',
  ),
  named(
    'diacritics',
    'release and syllable',
    '̃ nasalised, ⁿ nasal release, ˡ lateral release, ̚ no audible release, ̩ syllabic, ̯ non-syllabic',
  ),
  named(
    'suprasegmentals',
    'stress and length',
    'ˈ primary stress, ˌ secondary stress, ː long, ˑ half-long, ̆ extra-short',
  ),
  named('suprasegmentals', 'boundaries', '. syllable break, | minor group, ‖ major group, ‿ linking'),
  named('tones', 'levels', '˥ extra high tone, ˦ high tone, ˧ mid tone, ˨ low tone, ˩ extra low tone'),
  named(
    'tones',
    'contours',
    '˩˥ rising tone, ˥˩ falling tone, ˦˥ high rising tone, ˩˨ low rising tone, ˧˦˧ rising-falling tone, ꜜ downstep, ꜛ upstep, ↗ global rise, ↘ global fall',
  ),
  named(
    'tones',
    'accents',
    '̋ extra high tone (accent), ́ high tone (accent), ̄ mid tone (accent), ̀ low tone (accent), ̏ extra low tone (accent), ̌ rising tone (accent), ̂ falling tone (accent)',
  ),
];

/** As it can be seen by itself: a mark sits on a dotted circle. */
export function shownKey(ipa: string): string {
  return /^\p{M}/u.test(ipa) ? `◌${ipa}` : ipa;
}

/** The rows with only those keys whose name has all words that were typed, or that are what was typed. */
export function searchChart(typed: string, chart: readonly IpaRow[] = ipaChart): readonly IpaRow[] {
  const words = typed.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return chart;
  const fits = ({ ipa, name }: IpaKey) =>
    ipa === typed.trim() ||
    words.every((word) => name.split(/[ -]/u).some((part) => part.startsWith(word)) || name.startsWith(word));
  return chart.map((row) => ({ ...row, keys: row.keys.filter(fits) })).filter(({ keys }) => keys.length > 0);
}

/** Text with a symbol in place of what is selected, and where the cursor is then. */
export function insertSymbol(text: string, ipa: string, start: number, end: number): { text: string; cursor: number } {
  return { text: text.slice(0, start) + ipa + text.slice(end), cursor: start + ipa.length };
}

export interface KeyPlace {
  readonly row: number;
  readonly column: number;
}

/** Where an arrow leads: along the rows as if they were one line, and across them to the same column as far as there is one. */
export function movedPlace({ row, column }: KeyPlace, key: string, rows: readonly IpaRow[]): KeyPlace | undefined {
  const width = (at: number) => rows[at]?.keys.length ?? 0;
  switch (key) {
    case 'ArrowRight':
      if (column + 1 < width(row)) return { row, column: column + 1 };
      return row + 1 < rows.length ? { row: row + 1, column: 0 } : { row, column };
    case 'ArrowLeft':
      if (column > 0) return { row, column: column - 1 };
      return row > 0 ? { row: row - 1, column: width(row - 1) - 1 } : { row, column };
    case 'ArrowDown':
    case 'ArrowUp': {
      const to = Math.min(rows.length - 1, Math.max(0, row + (key === 'ArrowDown' ? 1 : -1)));
      return { row: to, column: Math.min(column, width(to) - 1) };
    }
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: width(row) - 1 };
    default:
      return undefined;
  }
}
