import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Option, type Command } from 'commander';
import { heardInFile, inferredForCaptions } from '../exchange/captions/heard-in-file.ts';
import { layOutCaptions } from '../exchange/captions/lay-out-captions.ts';
import { speechStyles, statedGlosses, type GlossedWord, type SpeechStyle } from '../exchange/captions/speech-pieces.ts';
import { usualLeastConfidence } from '../exchange/captions/to-caption.ts';
import { captionFormats, writeCaptions, type CaptionFormat } from '../exchange/captions/write-captions.ts';
import { allResultsOfFile } from '../inference/infer-file.ts';
import { Lanes } from '../inference/lanes.ts';
import { CallHypothesesService } from '../meaning/calls/call-hypotheses.service.ts';
import { interpretClip } from '../meaning/interpretation/interpret-clip.ts';
import { readClipFile } from '../meaning/interpretation/read-clip.ts';
import { addSubtitles, checkHoldsSubtitles } from '../media/add-subtitles.ts';
import { openMedia } from '../media/open-media.ts';
import { lexiconOf, type LexiconOptions } from './chosen-lexicon.ts';
import { numberFrom } from './number-option.ts';
import { printWhole, say } from './terminal.ts';
import { configOf, withPhonograph } from './with-phonograph.ts';

interface CaptionOptions extends LexiconOptions {
  readonly format: CaptionFormat;
  readonly speech: SpeechStyle;
  readonly confidence: number;
  readonly unknown?: boolean;
  readonly out?: string;
  readonly mux?: string;
}

export function addCaption(program: Command): void {
  program
    .command('caption')
    .description('captions of a recording: speech as it sounds or what it means, and every other sound in brackets')
    .argument('<file>', 'a recording')
    .addOption(new Option('--format <format>', 'of the captions').choices(captionFormats).default('srt'))
    .addOption(
      new Option('--speech <style>', 'how speech is written; `gloss` asks what was learned, and needs the store')
        .choices(speechStyles)
        .default('respelling'),
    )
    .option(
      '--confidence <number>',
      'what is heard less surely is not shown, 0 to 1',
      numberFrom(0, 1),
      usualLeastConfidence,
    )
    .option('--unknown', 'show sounds too of which no kind is known')
    .option('--collection <name>', 'glosses by the lexicon of this collection')
    .option('--lexicon <id>', 'glosses by this lexicon')
    .option('--out <file>', 'write them there; to standard output unless said')
    .option('--mux <file>', 'write a copy of the recording there, with the captions for its subtitles')
    .action(async (file: string, options: CaptionOptions, command: Command) => {
      if (options.mux !== undefined) checkHoldsSubtitles(options.mux);
      const words = options.speech === 'gloss' ? await glossedWords(file, options, command) : [];
      const lanes = new Lanes(Math.max(1, Math.floor(configOf(command).workers / 2)));
      try {
        const results = await allResultsOfFile(inferredForCaptions, file, lanes);
        const { speech: style, confidence: leastConfidence, unknown: unknownSounds = false } = options;
        const heard = heardInFile(results, { style, leastConfidence, unknownSounds }, words);
        const { captions, shortened, leftOut } = layOutCaptions(heard, results.facts.durationSeconds);
        if (results.facts.audio === undefined) say(`${file} has no sound track: there are no captions`);
        else if (captions.length === 0) say(`nothing that is to be shown is heard in ${file}: there are no captions`);
        if (shortened > 0) say(`${shortened} captions end in …, since there is no time to read all of them`);
        if (leftOut > 0) say(`${leftOut} lines are left out, since others take all of the time`);
        if (options.mux !== undefined) await mux(file, writeCaptions(captions, 'srt'), options.mux);
        const text = writeCaptions(captions, options.format);
        if (options.out !== undefined) await writeFile(options.out, text);
        else if (options.mux === undefined) printWhole(text);
      } finally {
        await lanes.close();
      }
    });
}

async function glossedWords(file: string, options: CaptionOptions, command: Command): Promise<readonly GlossedWord[]> {
  const glossed: GlossedWord[] = [];
  await withPhonograph(command, { works: false }, async (phonograph, _config, signal) => {
    const { graph, lanes } = phonograph;
    const lexiconId = await lexiconOf(phonograph, options);
    const calls = new CallHypothesesService(graph, lanes);
    const clip = await readClipFile(file, lexiconId, { graph, lanes, signal });
    if (clip.utterances.length === 0) return;
    for (const { words } of await interpretClip(clip, lexiconId, { graph, lanes, calls, signal })) {
      glossed.push(...statedGlosses(words));
    }
  });
  return glossed;
}

async function mux(file: string, srt: string, target: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'phonograph-captions-'));
  try {
    const path = join(folder, 'captions.srt');
    await writeFile(path, srt);
    await addSubtitles(await openMedia(file), { path, title: 'Phonograph' }, target);
  } finally {
    await rm(folder, { recursive: true });
  }
}
