// cspell:ignore purpl
/**
 * Fits `src/sight/qualities/basic-colours.ts` and says how often it names colours as people do.
 *
 *   npx tsx benchmark/evaluations/sight/colour-terms.ts COLOR_DATA [--print]
 *
 * COLOR_DATA is `matplotlib/_color_data.py` of the Python package matplotlib, which carries the names that visitors gave to
 * colours in the XKCD colour survey (Munroe 2010, CC0) and those of CSS. A name counts for the basic term that it ends in.
 * Of the survey's names, in order, every other one is fitted to and the rest are left for the test.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { basicColours, nameColour, type BasicColour } from '../../../src/sight/qualities/basic-colours.ts';
import { toLab } from '../../../src/sight/pictures/lab-colour.ts';

interface Named {
  readonly name: string;
  readonly term: BasicColour;
  readonly lab: readonly number[];
  /** It has a second basic term in it: reddish brown. */
  readonly mixed: boolean;
}

/** Even greys, of which the survey has few names. */
const neutral: Partial<Record<BasicColour, readonly number[]>> = {
  black: [0, 8, 14, 19],
  grey: [70, 90, 110, 128, 150, 170, 190, 205],
  white: [235, 240, 248, 255],
};
/** Variance that is added to each direction, ΔE squared: few names say little of their spread. */
const spread = 20;

const { positionals, values } = parseArgs({ allowPositionals: true, options: { print: { type: 'boolean' } } });
const [file] = positionals;
if (file === undefined) throw new Error('which file? matplotlib/_color_data.py of the Python package matplotlib');
const [css = '', xkcd = ''] = sections(readFileSync(file, 'utf8'));
const survey = namedOf(xkcd).sort((a, b) => (a.term + a.name < b.term + b.name ? -1 : 1));
const fitted = survey.filter((_, i) => i % 2 === 0);
const held = survey.filter((_, i) => i % 2 === 1);
if (values.print) print(fitted);
report('survey, fitted to', fitted);
report('survey, held out', held);
report(
  'survey, held out, of one basic term',
  held.filter(({ mixed }) => !mixed),
);
report('CSS', namedOf(css));

function sections(text: string): [string, string] {
  const cssAt = text.indexOf('CSS4_COLORS');
  return [text.slice(cssAt), text.slice(text.indexOf('XKCD_COLORS'), cssAt)];
}

function namedOf(text: string): Named[] {
  return [...text.matchAll(/'(?:xkcd:)?([^']+)': +'(#[0-9a-fA-F]{6})'/g)].flatMap(([, name = '', hex = '']) => {
    const words = name.replaceAll('gray', 'grey').split(' ');
    const term = basicColours.find((each) => words.at(-1)!.endsWith(each));
    if (term === undefined || (words.at(-1) !== term && words.length > 1)) return [];
    const stems = [...basicColours, 'purpl', 'brow', 'violet', 'teal', 'turquoise', 'lavender', 'maroon', 'gree'];
    const mixed = words.slice(0, -1).some((word) => stems.some((stem) => word.includes(stem)));
    return [{ name, term, lab: labOf(hex), mixed }];
  });
}

function labOf(hex: string): readonly number[] {
  const value = Number.parseInt(hex.slice(1), 16);
  const pixels = Uint8Array.of(value >> 16, (value >> 8) & 255, value & 255);
  return Array.from(toLab({ width: 1, height: 1, pixels }).pixels);
}

function report(what: string, named: readonly Named[]): void {
  const wrong = named.filter(({ term, lab }) => nameColour(lab[0]!, lab[1]!, lab[2]!).term !== term);
  const share = ((100 * (named.length - wrong.length)) / named.length).toFixed(1);
  console.log(
    `${what}: ${share} % of ${named.length}; wrong: ${wrong
      .slice(0, 6)
      .map(({ name }) => name)
      .join(', ')}`,
  );
}

function print(named: readonly Named[]): void {
  for (const term of basicColours) {
    const grey = (neutral[term] ?? []).map((value) => {
      const hex = value.toString(16).padStart(2, '0');
      return { lab: labOf(`#${hex}${hex}${hex}`), mixed: false };
    });
    const own = [...named.filter((each) => each.term === term), ...grey];
    const weight = own.map(({ mixed }) => (mixed ? 0.5 : 1));
    const total = weight.reduce((sum, each) => sum + each, 0);
    const mean = [0, 1, 2].map((c) => own.reduce((sum, { lab }, i) => sum + weight[i]! * lab[c]!, 0) / total);
    const squares = weight.reduce((sum, each) => sum + each * each, 0);
    const between = (c: number, d: number): number =>
      own.reduce((sum, { lab }, i) => sum + weight[i]! * (lab[c]! - mean[c]!) * (lab[d]! - mean[d]!), 0) /
        (total - squares / total) +
      (c === d ? spread : 0);
    const numbers = [
      ...mean,
      ...[
        [0, 0],
        [1, 1],
        [2, 2],
        [0, 1],
        [0, 2],
        [1, 2],
      ].map(([c, d]) => between(c!, d!)),
    ];
    console.log(`  ${term}: [${numbers.map((value) => value.toFixed(1)).join(', ')}],`);
  }
}
