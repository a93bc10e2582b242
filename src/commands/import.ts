import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { ParameterError } from '../errors.ts';
import { formatNamed } from '../exchange/annotations/find-format.ts';
import { annotationFormats } from '../exchange/annotations/formats.ts';
import { checkAnnotationsSize, importAnnotations } from '../exchange/annotations/import-annotations.ts';
import { importDataset } from '../exchange/datasets/import-dataset.ts';
import { CollectionStore } from '../recording/collection.store.ts';
import { localOwnerId } from '../recording/recording.ts';
import type { EditedFormer } from '../review/annotations/document.store.ts';
import { lexiconOf } from './chosen-lexicon.ts';
import { datasetAt } from './dataset-files.ts';
import { recordingNamed } from './named-recording.ts';
import { faultJson, print, printJson, sayFault } from './terminal.ts';
import { withPhonograph } from './with-phonograph.ts';

interface ImportOptions {
  readonly recording?: string;
  readonly lexicon?: string;
  readonly format?: string;
  readonly edited?: 'replace' | 'keep-both';
  readonly transcriptTier?: string;
  readonly language?: string;
  readonly json?: boolean;
}

const editedFormers: Readonly<Record<NonNullable<ImportOptions['edited']>, EditedFormer>> = {
  replace: 'REPLACE',
  'keep-both': 'KEEP_BOTH',
};

export function addImport(program: Command): void {
  program
    .command('import')
    .description(
      'put files of annotations (ELAN, Praat, Raven, captions, tables …) in beside their recording, or CLDF datasets beside a lexicon',
    )
    .argument('<file...>', 'files of one recording; or datasets: folders, ZIPs, or tables such as forms.csv')
    .option('--recording <recording>', 'of annotations: its id, or its title where that is unique')
    .addOption(
      new Option(
        '--lexicon <lexicon>',
        'of datasets: its id, or its language where one lexicon alone is of it',
      ).conflicts([...['recording', 'format', 'edited', 'transcriptTier', 'language']]),
    )
    .option('--format <format>', `${annotationFormats.map(({ name }) => name).join(', ')}; guessed unless said`)
    .addOption(
      new Option('--edited <choice>', 'what becomes of a former file of that name that was edited since').choices([
        'replace',
        'keep-both',
      ]),
    )
    .option('--transcript-tier <name>', "a tier with times of its own that becomes the recording's transcript too")
    .option('--language <code>', "of that transcript, as ISO 639 has it; the tier's or the lexicon's unless said")
    .option('--json', 'one JSON line a file')
    .action(async (files: string[], options: ImportOptions, command: Command) => {
      const { recording, lexicon, format, transcriptTier, language } = options;
      if ((recording === undefined) === (lexicon === undefined)) {
        command.error('phonograph: name either the --recording of annotations or the --lexicon of datasets');
      }
      if (language !== undefined && transcriptTier === undefined) {
        command.error('phonograph: --language is that of a --transcript-tier');
      }
      if (format !== undefined) formatNamed(format);
      if (recording === undefined) await importDatasets(files, options, command);
      else await importFiles(files, recording, options, command);
    });
}

async function importFiles(
  files: readonly string[],
  recording: string,
  { format, edited, transcriptTier, language, json = false }: ImportOptions,
  command: Command,
): Promise<void> {
  await withPhonograph(command, { works: false }, async ({ graph, lanes }, _config, signal) => {
    const { id: recordingId, title } = await recordingNamed({ graph }, recording);
    const { annotatable } = await new CollectionStore(graph).access(localOwnerId);
    const who = { personId: localOwnerId, collectionIds: annotatable.collectionIds };
    await eachOf(files, json, signal, async (file) => {
      const what = {
        ...{ recordingId, content: await contentOf(file), fileName: basename(file) },
        ...(format !== undefined && { format }),
        ...(edited !== undefined && { editedFormer: editedFormers[edited] }),
        ...(transcriptTier !== undefined && { transcriptTier }),
        ...(language !== undefined && { transcriptLanguage: language }),
      };
      const { document, isNew, replacedIds, transcript } = await importAnnotations(what, who, { graph, lanes, signal });
      const { id: documentId, format: readAs, tierCount: tiers, annotationCount: annotations } = document;
      const said = transcript?.transcript ?? null;
      const facts = {
        file,
        recordingId,
        documentId,
        format: readAs,
        tiers,
        annotations,
        transcriptId: said?.id ?? null,
      };
      if (json) return printJson({ ...facts, created: isNew, replaced: replacedIds });
      print(`${title}: ${annotations} annotations in ${tiers} tiers of ${file} (${readAs})${ifThere(isNew)}`);
      if (said !== null) print(`  ${said.cueCount} cues in ${said.language} of the tier ${transcriptTier}`);
    });
  });
}

async function importDatasets(files: readonly string[], options: ImportOptions, command: Command): Promise<void> {
  const { json = false } = options;
  await withPhonograph(command, { works: false }, async ({ graph, lanes }, _config, signal) => {
    const lexiconId = await lexiconOf({ graph }, options);
    const { annotatable } = await new CollectionStore(graph).access(localOwnerId);
    const who = { personId: localOwnerId, lexiconIds: annotatable.lexiconIds };
    await eachOf(files, json, signal, async (file) => {
      const what = { lexiconId, ...(await datasetAt(file)) };
      const { dataset, isNew, replacedIds } = await importDataset(what, who, { graph, lanes, signal });
      const { id: datasetId, module, entryCount: entries, exampleCount: examples, languageCount: languages } = dataset;
      const facts = { file, lexiconId, datasetId, module, languages, entries, examples };
      if (json) return printJson({ ...facts, created: isNew, replaced: replacedIds });
      print(
        `${file}: ${entries} words and ${examples} sentences of ${languages} languages (${module})${ifThere(isNew)}`,
      );
    });
  });
}

/** The others may be sound where one is not. */
async function eachOf(
  files: readonly string[],
  json: boolean,
  signal: AbortSignal,
  put: (file: string) => Promise<void>,
): Promise<void> {
  for (const file of files) {
    if (signal.aborted) break;
    try {
      await put(file);
    } catch (error) {
      process.exitCode = 1;
      if (json) printJson({ file, error: faultJson(error) });
      else sayFault(error);
    }
  }
}

function ifThere(isNew: boolean): string {
  return isNew ? '' : ', as they were there already';
}

async function contentOf(file: string): Promise<Uint8Array> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true) throw new ParameterError(`${file} is no file`);
  checkAnnotationsSize(found.size);
  return await readFile(file);
}
