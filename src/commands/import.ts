import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { ParameterError } from '../errors.ts';
import { formatNamed } from '../exchange/annotations/find-format.ts';
import { annotationFormats } from '../exchange/annotations/formats.ts';
import { checkAnnotationsSize, importAnnotations } from '../exchange/annotations/import-annotations.ts';
import { CollectionStore } from '../recording/collection.store.ts';
import { localOwnerId } from '../recording/recording.ts';
import type { EditedFormer } from '../review/annotations/document.store.ts';
import { recordingNamed } from './named-recording.ts';
import { faultJson, print, printJson, sayFault } from './terminal.ts';
import { withPhonograph } from './with-phonograph.ts';

interface ImportOptions {
  readonly recording: string;
  readonly format?: string;
  readonly edited?: 'replace' | 'keep-both';
  readonly json?: boolean;
}

const editedFormers: Readonly<Record<NonNullable<ImportOptions['edited']>, EditedFormer>> = {
  replace: 'REPLACE',
  'keep-both': 'KEEP_BOTH',
};

export function addImport(program: Command): void {
  program
    .command('import')
    .description('put files of annotations (ELAN, Praat, Raven, captions, tables …) in beside their recording')
    .argument('<file...>', 'files of one recording')
    .requiredOption('--recording <recording>', 'its id, or its title where that is unique')
    .option('--format <format>', `${annotationFormats.map(({ name }) => name).join(', ')}; guessed unless said`)
    .addOption(
      new Option('--edited <choice>', 'what becomes of a former file of that name that was edited since').choices([
        'replace',
        'keep-both',
      ]),
    )
    .option('--json', 'one JSON line a file')
    .action(async (files: string[], options: ImportOptions, command: Command) => {
      const { recording, format, edited, json } = options;
      if (format !== undefined) formatNamed(format);
      await withPhonograph(command, { works: false }, async ({ graph, lanes }, _config, signal) => {
        const { id: recordingId, title } = await recordingNamed({ graph }, recording);
        const { annotatable } = await new CollectionStore(graph).access(localOwnerId);
        const who = { personId: localOwnerId, collectionIds: annotatable.collectionIds };
        for (const file of files) {
          if (signal.aborted) break;
          try {
            const what = {
              ...{ recordingId, content: await contentOf(file), fileName: basename(file) },
              ...(format !== undefined && { format }),
              ...(edited !== undefined && { editedFormer: editedFormers[edited] }),
            };
            const { document, isNew, replacedIds } = await importAnnotations(what, who, { graph, lanes, signal });
            const { id: documentId, format: readAs, tierCount: tiers, annotationCount: annotations } = document;
            const facts = { file, recordingId, documentId, format: readAs, tiers, annotations };
            if (json) printJson({ ...facts, created: isNew, replaced: replacedIds });
            else {
              const there = isNew ? '' : ', as they were there already';
              print(`${title}: ${annotations} annotations in ${tiers} tiers of ${file} (${readAs})${there}`);
            }
          } catch (error) {
            // The others may be sound.
            process.exitCode = 1;
            if (json) printJson({ file, error: faultJson(error) });
            else sayFault(error);
          }
        }
      });
    });
}

async function contentOf(file: string): Promise<Uint8Array> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true) throw new ParameterError(`${file} is no file`);
  checkAnnotationsSize(found.size);
  return await readFile(file);
}
