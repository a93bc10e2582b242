import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { MediaFolder } from '../fixtures/make-media.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { say } from '../phonetics/phone-search/spoken-graph.ts';
import { runCommand } from './run-command.ts';

vi.setConfig({ testTimeout: 300_000 });

describeGraph('annotations on the command line', (fixture) => {
  let folder: MediaFolder;
  beforeAll(async () => {
    folder = await MediaFolder.make();
    await say(fixture.graph, 'first', [], { owner: 'local', collection: 'field trip' });
    await say(fixture.graph, 'second', [], { owner: 'local', collection: 'field trip' });
  });
  afterAll(() => folder.remove());

  const run = (...words: readonly string[]) => runCommand(folder.path, words);

  it('go in as files, one with a fault not at all, and come out as a file of another format or a folder', async () => {
    const labels = new TextEncoder().encode('1.0\t2.0\tone\n3.0\t4.0\ttwo\n');
    const good = await folder.file('labels.txt', labels);
    const bad = await folder.file('bad.txt', new TextEncoder().encode('1.0\t2.0\tone\nx\ty\tz\n'));
    const put = await run('import', good, bad, '--recording', 'first', '--format', 'audacity', '--json');
    expect(put.code).toBe(1);
    const [one, two] = put.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(one).toMatchObject({ recordingId: 'first', format: 'audacity', tiers: 1, annotations: 2, created: true });
    expect(two).toMatchObject({ file: bad, error: { code: 'BAD_ANNOTATIONS' } });
    const text = await run('export', 'first', '--format', 'csv');
    expect(text.code).toBe(0);
    expect(text.stdout).toMatch(/one[^]*two/);
    const out = join(folder.path, 'out');
    const all = await run('export', '--collection', 'field trip', '--format', 'srt', '--out', out, '--json');
    // The second recording has none, which is said, and the first is there all the same.
    expect(all.code).toBe(1);
    expect(all.stdout).toMatch(/"recordingId":"first".*"losses"/);
    expect(all.stdout).toMatch(/second has no annotations/);
    expect(await readdir(out)).toEqual(['first.srt']);
    expect(await readFile(join(out, 'first.srt'), 'utf8')).toMatch(/00:00:01,000 --> 00:00:02,000\r?\none/);
  });

  it('of which the usage is wrong are told so before anything is opened', async () => {
    expect(await run('export', '--format', 'csv')).toMatchObject({ code: 2, stdout: '' });
    expect((await run('import', 'x.txt', '--recording', 'first', '--format', 'nonsense')).stderr).toMatch(/no format/);
  });
});
