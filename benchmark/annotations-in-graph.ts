/**
 * Annotations of a file into the graph and out of it again, as `phonograph import` and `export` do it: parsing, writing, showing, reading, writing the file.
 * The store is started here, in a temporary folder; the first round finds it cold and is told by itself, the others by their median. Prints a Markdown table.
 *
 *   npx tsx benchmark/annotations-in-graph.ts [--annotations 10000] [--rounds 5]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { exportAnnotations } from '../src/exchange/annotations/export-annotations.ts';
import { annotationFormats } from '../src/exchange/annotations/formats.ts';
import { importAnnotations } from '../src/exchange/annotations/import-annotations.ts';
import { InferenceLoaders } from '../src/inference/inference-loader.ts';
import { openPhonograph } from '../src/phonograph.ts';
import { CollectionStore } from '../src/recording/collection.store.ts';
import { readerOf } from '../src/recording/reader-of.ts';
import { localOwnerId } from '../src/recording/recording.ts';
import { ffmpeg, MediaFolder } from '../test/fixtures/make-media.ts';
import { wordsAndPhones } from './words-and-phones.ts';

const { values } = parseArgs({
  options: { annotations: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '5' } },
});
const count = Number(values.annotations);
const rounds = Number(values.rounds);
const formats = annotationFormats.filter(({ name }) => name === 'eaf' || name === 'textgrid');

const folder = await mkdtemp(join(tmpdir(), 'phonograph-annotations-'));
const media = await MediaFolder.make();
const config = { ...readConfig({ LOG_LEVEL: 'error', PHONOGRAPH_DATA: folder }) };
const phonograph = await openPhonograph({ config, works: false });
const { graph, lanes, engine, intake } = phonograph;
const { signal } = new AbortController();
try {
  const document = wordsAndPhones(count);
  const sound = media.at('sound.flac');
  const durationSeconds = Math.ceil(document.durationSeconds!) + 1;
  await ffmpeg(['-f', 'lavfi', '-i', `anullsrc=r=16000:cl=mono:d=${durationSeconds}`, sound]);
  const { recording } = await intake.fromFile(sound, { collection: 'recordings', ownerId: localOwnerId });
  const { annotatable } = await new CollectionStore(graph).access(localOwnerId);
  const who = { personId: localOwnerId, collectionIds: annotatable.collectionIds };
  const loaders = new InferenceLoaders(engine);
  const reader = readerOf(localOwnerId, new CollectionStore(graph));
  const request = { graph, signal, reader, infer: loaders.for.bind(loaders) };

  console.log(`${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}, load ${loadavg()[0]!.toFixed(1)}\n`);
  console.log('| format | annotations | in, the first time | in, median | out, median |');
  console.log('|---|---|---|---|---|');
  for (const format of formats) {
    const { name, title, extensions } = format;
    const { bytes } = format.write(document, { durationSeconds });
    const inMs: number[] = [];
    const outMs: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const fileName = `round ${round}${extensions[0]}`;
      const what = { recordingId: recording.id, content: bytes, fileName, format: name };
      const startMs = performance.now();
      const imported = await importAnnotations(what, who, { graph, lanes, signal });
      inMs.push(performance.now() - startMs);
      const outStartMs = performance.now();
      const asked = { recordingId: recording.id, format: name, documentId: imported.document.id };
      await exportAnnotations(asked, request, lanes);
      outMs.push(performance.now() - outStartMs);
    }
    const [first, ...others] = inMs;
    const cells = [first!, median(others), median(outMs.slice(1))].map((ms) => `${(ms / 1000).toFixed(2)} s`);
    console.log(`| ${title} | ${count} | ${cells.join(' | ')} |`);
  }
} finally {
  await phonograph.close();
  await media.remove();
  await rm(folder, { recursive: true, force: true });
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
