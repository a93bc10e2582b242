import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { AnnotationFormatError } from '../../../src/exchange/annotations/annotation-format.errors.ts';
import { isSafePattern } from '../../../src/exchange/datasets/csvw/safe-pattern.ts';
import { readDataset } from '../../../src/exchange/datasets/read-dataset.ts';
import { unzipDataset } from '../../../src/exchange/datasets/zipped-dataset.ts';
import { dataset, forms, id, languages, parameters, type WildDataset } from './cldf-parts.ts';

const words = (rows: readonly (readonly string[])[]): WildDataset =>
  dataset('x', 'Wordlist', [forms(undefined, rows), languages(), parameters]);
const good = ['a', 'yor', '1_water', 'omi', '', '', ''];
const encode = (text: string) => new TextEncoder().encode(text);

function refusal(files: () => unknown): AnnotationFormatError {
  try {
    files();
  } catch (error) {
    expect(error).toBeInstanceOf(AnnotationFormatError);
    return error as AnnotationFormatError;
  }
  throw new Error('it was read');
}

describe('a dataset that is refused', () => {
  it('names a cell that is not of its datatype by file, row and column', () => {
    const error = refusal(() => readDataset(words([good, ['b c', 'yor', '1_water', 'x', '', '', '']]).files));
    expect(error.message).toContain('CLDF forms.csv: line 3: column ID: "b c" is no string as in [a-zA-Z0-9_\\-]+');
  });

  it('names numbers out of their range', () => {
    const error = refusal(() =>
      readDataset(dataset('x', 'Wordlist', [languages([['a', 'A', '', '', '91', '0']])]).files),
    );
    expect(error.message).toContain('line 2: column Latitude: "91" is not from -90 to 90');
  });

  it('names what is required and empty', () => {
    expect(refusal(() => readDataset(words([['a', 'yor', '1_water', '', '', '', '']]).files)).problem).toContain(
      'column Form: is empty',
    );
  });

  it('names a key that comes twice', () => {
    expect(refusal(() => readDataset(words([good, good]).files)).problem).toContain('["a"] is that of line 2 too');
  });

  it('names references to nothing, twenty of them, and counts the others', () => {
    const rows = Array.from({ length: 30 }, (_, place) => [`f${place}`, 'xyz', '1_water', 'w', '', '', '']);
    const { problem, line } = refusal(() => readDataset(words(rows).files));
    expect(line).toBe(2);
    expect(problem.match(/"xyz" is not in languages\.csv \(ID\)/gu)).toHaveLength(20);
    expect(problem).toContain('and 10 more');
  });

  it('names references to nothing without metadata too, where the other table is there', () => {
    const table = encode(['ID,Language_ID,Parameter_ID,Form', '1,yor,water,omi', '2,Nowhere,water,x', ''].join('\n'));
    const beside = encode(['ID,Name', 'yor,Yorùbá', ''].join('\n'));
    const { problem, line } = refusal(() =>
      readDataset(
        new Map([
          ['forms.csv', table],
          ['languages.csv', beside],
        ]),
      ),
    );
    expect(line).toBe(3);
    expect(problem).toContain('"Nowhere" is not in languages.csv (ID)');
    // Nothing says what the ids of meanings are where there is no table of them.
    expect(problem).not.toContain('water');
    expect(readDataset(new Map([['forms.csv', table]])).forms).toHaveLength(2);
  });

  it('names a column that is missing, and one that comes twice', () => {
    const { files } = words([good]);
    const with_ = (text: string) => new Map([...files, ['forms.csv', encode(text)] as const]);
    expect(refusal(() => readDataset(with_('ID,Language_ID,Parameter_ID\n'))).problem).toContain(
      'the columns Form are missing',
    );
    expect(refusal(() => readDataset(with_('ID,ID,Language_ID,Parameter_ID,Form\n'))).problem).toContain(
      '"ID" comes twice',
    );
    expect(refusal(() => readDataset(with_('ID,Language_ID,Parameter_ID,Form\na,yor\n'))).line).toBe(2);
  });

  it('names a file that is missing, and tables that lie elsewhere', () => {
    const { files } = words([good]);
    expect(
      refusal(() => readDataset(new Map([...files].filter(([name]) => name !== 'languages.csv')))).message,
    ).toContain('languages.csv: the file: the file is missing');
    for (const url of ['../x.csv', '/etc/passwd', 'https://example.org/x.csv', 'a\\..\\b.csv']) {
      const bad = dataset('x', 'Generic', [{ url, columns: [id], rows: [] }]);
      const metadata = new Map([...bad.files].filter(([name]) => name.endsWith('.json')));
      expect(refusal(() => readDataset(metadata)).problem).toContain('leads elsewhere');
    }
  });

  it('names what no dataset is', () => {
    expect(refusal(() => readDataset(new Map([['a.txt', encode('x')]]))).problem).toContain(
      'no dataset is among the files: a.txt',
    );
  });
});

describe('an archive that is refused', () => {
  const zip = (files: Record<string, Uint8Array>) => zipSync(files, { level: 1 });
  const nothing = new Uint8Array(27 * 1024 * 1024);
  /** Each is allowed, and all of them are not. */
  const nothings = Object.fromEntries(Array.from({ length: 10 }, (_, place) => [`${place}.csv`, nothing]));

  it('leads out of its folder', () => {
    for (const name of ['../evil.csv', '/evil.csv', 'a/../../evil.csv', 'c:\\evil.csv']) {
      expect(refusal(() => unzipDataset(zip({ [name]: encode('x') }))).problem).toContain('leads elsewhere');
    }
  });

  it('unpacks to more than may be', () => {
    const bomb = zip(nothings);
    expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
    expect(refusal(() => unzipDataset(bomb)).problem).toContain('more than 268435456 bytes');
  });

  it('lies about the size of its files', () => {
    const bomb = zip({ 'forms.csv': new Uint8Array(300 * 1024 * 1024) });
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(22, 10, true);
    expect(refusal(() => unzipDataset(bomb)).problem).toMatch(/more than|cannot be unpacked/u);
  });

  it('is cut, or none', () => {
    const whole = zip({ 'forms.csv': encode('ID\n'.repeat(1000)) });
    expect(refusal(() => unzipDataset(whole.subarray(0, 40))).problem).toMatch(/no whole|cannot be/u);
    expect(refusal(() => unzipDataset(encode('hello'))).problem).toMatch(/no whole|cannot be/u);
  });
});

it('runs no pattern of a stranger that might take for ever', () => {
  for (const safe of [
    '[a-zA-Z0-9_\\-]+',
    '\\d+(:\\d+)?',
    '[^/]+/.+',
    'WORD_ALIGNED|MORPHEME_ALIGNED',
    '[a-z0-9]{4}[1-9][0-9]{3}',
    '10\\.\\d+/.+',
  ]) {
    expect(isSafePattern(safe), safe).toBe(true);
  }
  for (const unsafe of [
    '(a+)+',
    '(a|a)*b',
    '((a{1,9}){1,9}){1,9}',
    '(.*)\\1',
    'a*a*a*b',
    '(a?){50}a{50}',
    'a?a?a?a?a?a?aaaaaa',
    '(?=a)a',
    '(',
  ]) {
    expect(isSafePattern(unsafe), unsafe).toBe(false);
  }
});
