import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { unzipDataset, zipDataset } from '../../src/exchange/datasets/zipped-dataset.ts';
import { forms, wordlist } from '../exchange/datasets/cldf-parts.ts';
import { contentOf } from '../exchange/datasets/dataset-content.ts';
import { MediaFolder } from '../fixtures/make-media.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { say } from '../phonetics/phone-search/spoken-graph.ts';
import { runCommand, type Ended } from './run-command.ts';

vi.setConfig({ testTimeout: 300_000 });

describeGraph('datasets on the command line', (fixture) => {
  let folder: MediaFolder;
  beforeAll(async () => {
    folder = await MediaFolder.make();
    await say(fixture.graph, 'first', [], { owner: 'local', collection: 'field trip', language: 'yor' });
  });
  afterAll(() => folder.remove());

  const run = (...words: readonly string[]) => runCommand(folder.path, words);
  const linesOf = ({ stdout }: Ended): Record<string, unknown>[] =>
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  it('go in as a folder, a ZIP and a table, one with a fault not at all, and come out whole', async () => {
    const { files } = wordlist('x', [forms()]);
    const lies = join(folder.path, 'two languages');
    for (const [name, bytes] of files) {
      await mkdir(dirname(join(lies, name)), { recursive: true });
      await writeFile(join(lies, name), bytes);
    }
    await mkdir(join(lies, '.git'), { recursive: true });
    await writeFile(join(lies, '.git', 'HEAD'), 'hidden');
    const packed = await folder.file('packed.zip', zipDataset(files));
    const table = new TextEncoder().encode('ID,Language_ID,Parameter_ID,Form\na,yor,water,omi\n');
    const alone = await folder.file('forms.csv', table);
    const bad = await folder.file('FormTable.csv', new TextEncoder().encode('ID,Form\na,b\n'));
    const put = await run('import', lies, packed, alone, bad, '--lexicon', 'yor', '--json');
    expect(put.stderr).not.toMatch(/unexpected/);
    expect(put.code).toBe(1);
    const [one, two, three, four] = linesOf(put);
    expect(one).toMatchObject({ module: 'Wordlist', languages: 2, entries: 4, examples: 0, created: true });
    // The same, packed: it stands there once.
    expect(two).toMatchObject({ entries: 4, created: false, datasetId: one!['datasetId'] });
    expect(three).toMatchObject({ entries: 1 });
    expect(four).toMatchObject({ file: bad, error: { code: 'BAD_ANNOTATIONS' } });
    const lexicon = String(one!['lexiconId']);

    const out = join(folder.path, 'out');
    const whole = ['--format', 'cldf', '--lexicon', lexicon, '--dataset', String(one!['datasetId'])];
    expect(await run('export', ...whole, '--out', out)).toMatchObject({ code: 0 });
    const names = (await readdir(out, { recursive: true })).sort();
    const back = new Map(
      await Promise.all(names.map(async (each) => [each, await readFile(join(out, each))] as const)),
    );
    expect(contentOf(back)).toEqual(contentOf(files));
    const zip = join(folder.path, 'words.zip');
    const words = await run('export', '--format', 'cldf', '--lexicon', 'yor', '--out', zip, '--json');
    expect(linesOf(words)).toMatchObject([{ forms: 5 }]);
    expect(contentOf(unzipDataset(await readFile(zip)))['forms.csv']).toHaveLength(6);
  });

  it('of which the usage is wrong are told so before anything is opened', async () => {
    const wrong = [
      ...[
        ['import', 'x.zip'],
        ['import', 'x.zip', '--lexicon', 'yor', '--recording', 'first'],
      ],
      ...[['import', 'x.zip', '--lexicon', 'yor', '--transcript-tier', 'a']],
      ...[['import', 'x.eaf', '--recording', 'first', '--language', 'kk']],
      ...[['export', '--format', 'cldf', '--texts', '--dataset', 'd', '--out', 'x']],
      ...[['export', 'first', '--format', 'csv', '--texts']],
    ];
    for (const words of wrong) {
      const ended = await run(...words);
      expect([ended.code, ended.stdout], words.join(' ')).toEqual([2, '']);
    }
  });
});
