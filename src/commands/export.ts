import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Option, type Command } from 'commander';
import { NotFoundError, ParameterError } from '../errors.ts';
import { exportAnnotations, type ExportedAnnotations } from '../exchange/annotations/export-annotations.ts';
import { formatNamed } from '../exchange/annotations/find-format.ts';
import { annotationFormats } from '../exchange/annotations/formats.ts';
import { inferredTierNames } from '../exchange/annotations/inferred-tiers.ts';
import { exportDataset, zipped } from '../exchange/datasets/export-dataset.ts';
import { InferenceLoaders } from '../inference/inference-loader.ts';
import type { Phonograph } from '../phonograph.ts';
import { CollectionStore } from '../recording/collection.store.ts';
import { readerOf } from '../recording/reader-of.ts';
import { localOwnerId, type RecordingRecord } from '../recording/recording.ts';
import { RecordingStore } from '../recording/recording.store.ts';
import { lexiconOf } from './chosen-lexicon.ts';
import { recordingNamed } from './named-recording.ts';
import { faultJson, printJson, say, sayFault } from './terminal.ts';
import { withPhonograph } from './with-phonograph.ts';

interface ExportOptions {
  readonly format: string;
  readonly tiers?: string;
  readonly document?: string;
  readonly collection?: string;
  readonly lexicon?: string;
  readonly dataset?: string;
  readonly texts?: boolean;
  readonly out?: string;
  readonly json?: boolean;
}

/** Cross-Linguistic Data Formats. */
const datasetFormat = 'cldf';

export function addExport(program: Command): void {
  program
    .command('export')
    .description('what is said of recordings, and what was inferred, as files for ELAN, Praat, Raven, spreadsheets …')
    .argument('[recording]', 'its id, or its title where that is unique')
    .requiredOption(
      '--format <format>',
      `${annotationFormats.map(({ name }) => name).join(', ')}; of a lexicon ${datasetFormat}`,
    )
    .option(
      '--tiers <names>',
      `tiers by name, parted by commas, and what was inferred: ${inferredTierNames.join(', ')}`,
    )
    .option('--document <id>', 'only this document')
    .addOption(
      new Option('--collection <name>', 'all recordings of it instead, into the folder --out').conflicts('document'),
    )
    .option(
      '--lexicon <lexicon>',
      `its id or its language: what is written as a word list, for --format ${datasetFormat}`,
    )
    .option('--dataset <id>', 'a dataset that was put in beside the lexicon instead, as it was')
    .addOption(
      new Option('--texts', "transcripts of the lexicon's recordings instead, as a corpus of texts").conflicts(
        'dataset',
      ),
    )
    .option('--out <path>', 'write it there; to standard output unless said')
    .option('--json', 'one JSON line a file, with what its format cannot say')
    .action(async (recording: string | undefined, options: ExportOptions, command: Command) => {
      const { collection, out } = options;
      if (options.format.toLowerCase() === datasetFormat) {
        if (recording !== undefined || out === undefined) {
          command.error(`phonograph: ${datasetFormat} is of a --lexicon, and needs --out DIR or --out FILE.zip`);
        }
        return await writeLexicon(options, out, command);
      }
      if (options.dataset !== undefined || options.texts) {
        command.error(`phonograph: --dataset and --texts are for --format ${datasetFormat}`);
      }
      formatNamed(options.format);
      if ((recording === undefined) === (collection === undefined)) {
        command.error('phonograph: name either a recording or a --collection');
      }
      if (collection !== undefined && out === undefined) command.error('phonograph: --collection needs --out DIR');
      if (options.json && out === undefined) command.error('phonograph: --json needs --out');
      await withPhonograph(command, { works: false }, async (phonograph, _config, signal) => {
        if (recording !== undefined) {
          const { id } = await recordingNamed(phonograph, recording);
          const file = await exported(id, options, phonograph, signal);
          if (out === undefined) process.stdout.write(file.bytes);
          else await writeFile(out, file.bytes);
          tell(id, out, file, options);
          return;
        }
        const taken = new Set<string>();
        await mkdir(out!, { recursive: true });
        for await (const { id, title } of recordingsOf(collection!, phonograph)) {
          if (signal.aborted) break;
          try {
            const file = await exported(id, options, phonograph, signal);
            const path = join(out!, freeName(file.fileName, id, taken));
            await writeFile(path, file.bytes);
            tell(id, path, file, options);
          } catch (error) {
            // One without annotations, say; the others are still wanted.
            process.exitCode = 1;
            if (options.json) printJson({ recordingId: id, title, error: faultJson(error) });
            else sayFault(error);
          }
        }
      });
    });
}

async function writeLexicon(options: ExportOptions, out: string, command: Command): Promise<void> {
  const { dataset, texts = false } = options;
  await withPhonograph(command, { works: false }, async (phonograph, _config, signal) => {
    const { graph, lanes } = phonograph;
    const lexiconId = await lexiconOf(phonograph, options);
    const asked = { lexiconId, texts, ...(dataset !== undefined && { datasetId: dataset }) };
    const { files, forms, examples } = await exportDataset(asked, { graph, lanes, signal });
    if (out.toLowerCase().endsWith('.zip')) await writeFile(out, await zipped(files, { lanes, signal }));
    else {
      for (const [name, bytes] of files) {
        await mkdir(dirname(join(out, name)), { recursive: true });
        await writeFile(join(out, name), bytes);
      }
    }
    if (options.json) return printJson({ lexiconId, file: out, format: datasetFormat, forms, examples });
    say(texts ? `${out}: ${examples} utterances of transcripts` : `${out}: ${forms} forms with what they mean`);
  });
}

async function exported(
  recordingId: string,
  { format, tiers, document }: ExportOptions,
  { graph, engine, lanes }: Phonograph,
  signal: AbortSignal,
): Promise<ExportedAnnotations> {
  const loaders = new InferenceLoaders(engine);
  const reader = readerOf(localOwnerId, new CollectionStore(graph));
  const names = tiers?.split(',').map((name) => name.trim());
  const asked = {
    ...{ recordingId, format },
    ...(names !== undefined && { tiers: names }),
    ...(document !== undefined && { documentId: document }),
  };
  return await exportAnnotations(asked, { graph, signal, reader, infer: loaders.for.bind(loaders) }, lanes);
}

function tell(
  recordingId: string,
  path: string | undefined,
  { losses }: ExportedAnnotations,
  { format, json }: ExportOptions,
): void {
  if (json) return printJson({ recordingId, file: path, format, losses });
  if (path !== undefined) say(path);
  for (const { what, where } of losses) say(`  ${format} has no place for ${what} (${where})`);
}

async function* recordingsOf(name: string, { graph }: Phonograph): AsyncGenerator<RecordingRecord> {
  const collections = new CollectionStore(graph);
  const { collectionIds } = await collections.access(localOwnerId);
  const collection = (await collections.list(collectionIds)).find((each) => each.name === name);
  if (collection === undefined) throw new NotFoundError('collection', name);
  if (collection.recordingCount === 0) throw new ParameterError(`${name} has no recordings`);
  const store = new RecordingStore(graph);
  for (let after: [number, string] | undefined; ;) {
    const window = { order: 'recordings:added', limit: 200, backward: false, ...(after && { after }) };
    const rows = await store.list({ collectionId: collection.id }, window, collectionIds);
    yield* rows.slice(0, window.limit);
    if (rows.length <= window.limit) return;
    const last = rows[window.limit - 1]!;
    after = [last.addedAtMs, last.id];
  }
}

/** A name that leads nowhere else, and that no other recording has. */
function freeName(fileName: string, id: string, taken: Set<string>): string {
  const plain = fileName.replaceAll(/[/\\:\0]/g, '_').replace(/^\.+/, '_');
  const dot = plain.lastIndexOf('.');
  const name = taken.has(plain) ? `${plain.slice(0, dot)} ${id}${plain.slice(dot)}` : plain;
  taken.add(name);
  return name;
}
