import type { Command } from 'commander';
import { MediaError } from '../media/media-errors.ts';
import { CallHypothesesService } from '../meaning/calls/call-hypotheses.service.ts';
import { interpretClip, type InterpretedUtterance } from '../meaning/interpretation/interpret-clip.ts';
import { readClipFile } from '../meaning/interpretation/read-clip.ts';
import { lexiconOf, type LexiconOptions } from './chosen-lexicon.ts';
import { faultJson, print, printJson, say } from './terminal.ts';
import { withPhonograph } from './with-phonograph.ts';

interface InterpretOptions extends LexiconOptions {
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
        const calls = new CallHypothesesService(graph, lanes);
        for (const file of files) {
          signal.throwIfAborted();
          try {
            const clip = await readClipFile(file, lexiconId, { graph, lanes, signal });
            const utterances = await interpretClip(clip, lexiconId, { graph, lanes, calls, signal });
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

/** For people: where, the three lines, and why a word is left unsaid. */
function shown({ startSeconds, endSeconds, words, gloss }: InterpretedUtterance): string {
  const unsaid = words.flatMap(({ name, refusal }) =>
    refusal === undefined || refusal.code === 'NOT_TRANSLATED' ? [] : [`${name}: ${refusal.message}`],
  );
  const told = new Set(words.flatMap(({ hypotheses }) => hypotheses));
  const lines = [...gloss.text.split('\n'), ...unsaid, ...told].map((line) => `  ${line}`);
  const sure = gloss.confidence > 0 ? `, confidence ${gloss.confidence.toFixed(2)}` : '';
  return [`${startSeconds.toFixed(2)}–${endSeconds.toFixed(2)} s${sure}`, ...lines].join('\n');
}
