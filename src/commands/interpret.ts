import type { Command } from 'commander';
import { NotFoundError, ParameterError } from '../errors.ts';
import { MediaError } from '../media/media-errors.ts';
import { interpretClip, type InterpretedUtterance } from '../meaning/interpretation/interpret-clip.ts';
import { readClipFile } from '../meaning/interpretation/read-clip.ts';
import type { Phonograph } from '../phonograph.ts';
import { CollectionStore } from '../recording/collection.store.ts';
import { localOwnerId } from '../recording/recording.ts';
import { faultJson, print, printJson, say } from './terminal.ts';
import { withPhonograph } from './with-phonograph.ts';

interface InterpretOptions {
  readonly collection?: string;
  readonly lexicon?: string;
  readonly json?: boolean;
}

export function addInterpret(program: Command): void {
  program
    .command('interpret')
    .description('what was probably said in clips, by what was learned; they leave no evidence')
    .argument('<file...>', 'clips')
    .option('--collection <name>', 'by the lexicon of this collection; needed where there are several lexicons')
    .option('--lexicon <id>', 'by this lexicon')
    .option('--json', 'one JSON line a clip')
    .action(async (files: string[], options: InterpretOptions, command: Command) => {
      await withPhonograph(command, { works: false }, async (phonograph, _config, signal) => {
        const { graph, lanes } = phonograph;
        const lexiconId = await lexiconOf(phonograph, options);
        for (const file of files) {
          signal.throwIfAborted();
          try {
            const clip = await readClipFile(file, lexiconId, { graph, lanes, signal });
            const utterances = await interpretClip(clip, lexiconId, { graph, lanes, signal });
            if (options.json) printJson({ file, lexiconId, utterances });
            else print(`${file}\n${utterances.map(shown).join('\n')}`);
          } catch (error) {
            process.exitCode = 1;
            if (options.json) printJson({ file, error: faultJson(error) });
            else say(`phonograph: ${error instanceof MediaError ? '' : `${file}: `}${faultJson(error).message}`);
          }
        }
      });
    });
}

async function lexiconOf({ graph }: Phonograph, { collection, lexicon }: InterpretOptions): Promise<string> {
  const collections = new CollectionStore(graph);
  const access = await collections.access(localOwnerId);
  if (lexicon !== undefined) {
    if (!access.lexiconIds.includes(lexicon)) throw new NotFoundError('lexicon', lexicon);
    return lexicon;
  }
  if (collection !== undefined) {
    const found = (await collections.list(access.collectionIds)).find(({ name }) => name === collection);
    if (found === undefined) throw new NotFoundError('collection', collection);
    return found.lexiconId;
  }
  const [only, ...others] = access.lexiconIds;
  if (only === undefined) throw new ParameterError('nothing is learned yet; put recordings in with: phonograph ingest');
  if (others.length > 0)
    throw new ParameterError(`there are ${others.length + 1} lexicons; say --collection or --lexicon`);
  return only;
}

/** For people: where, the three lines, and why a word is left unsaid. */
function shown({ startSeconds, endSeconds, words, gloss }: InterpretedUtterance): string {
  const unsaid = words.flatMap(({ name, refusal }) => (refusal === undefined ? [] : [`${name}: ${refusal.message}`]));
  const lines = [...gloss.text.split('\n'), ...unsaid].map((line) => `  ${line}`);
  const sure = gloss.confidence > 0 ? `, confidence ${gloss.confidence.toFixed(2)}` : '';
  return [`${startSeconds.toFixed(2)}–${endSeconds.toFixed(2)} s${sure}`, ...lines].join('\n');
}
