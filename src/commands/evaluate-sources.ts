import type { Command } from 'commander';
import { evaluateSources, type SourcesEvaluation } from '../sound/speakers/evaluation/evaluate-sources.ts';
import { readSpeakers } from '../sound/speakers/evaluation/read-speakers.ts';
import { SpeakerEmbedder } from '../sound/speakers/speaker-embedder.ts';
import { percent, print, printJson, say, table } from './terminal.ts';

interface Options {
  readonly list: string;
  readonly models?: string;
  readonly json?: boolean;
}

export function addEvaluateSources(evaluate: Command): void {
  evaluate
    .command('sources')
    .description('whether a speaker is known again, and who speaks when, in conversations made of your recordings')
    .requiredOption(
      '--list <file>',
      'one recording of one speaker a line: path, speaker, perhaps a group; separated by tabs',
    )
    .option('--models <folder>', 'another folder with speaker-embedding in it')
    .option('--json', 'one JSON line')
    .action(async (options: Options) => {
      const { said, refused } = await readSpeakers(options.list);
      for (const reason of refused) say(`left out: ${reason}`);
      const result = await evaluateSources(said, await SpeakerEmbedder.load(options.models));
      if (options.json) printJson({ ...result, refused });
      else printResult(result);
    });
}

function printResult({ pairs, conversations, fitted }: SourcesEvaluation): void {
  print(
    table([
      ['one speaker or two', 'speakers', 'compared', 'of voice', 'equal error rate, %', 'at cosine'],
      ...pairs.map(({ group, speakers, compared, seconds, equalErrorRate, threshold }) => [
        group || 'all',
        String(speakers),
        String(compared),
        seconds === null ? 'a recording' : `${seconds} s`,
        percent(equalErrorRate),
        threshold.toFixed(2),
      ]),
    ]),
  );
  print('');
  print(
    table([
      ['who speaks when', 'speakers', 'heard', 'missed, %', 'false alarm, %', 'confusion, %', 'error, %'],
      ...conversations.map(({ group, speakers, speakersHeard, missed, falseAlarm, confusion, rate }) => [
        group || 'all',
        String(speakers),
        speakersHeard.toFixed(1),
        ...[missed, falseAlarm, confusion, rate].map(percent),
      ]),
    ]),
  );
  const { turnSimilarity, turnRate, evenSimilarity, slope } = fitted;
  print(
    `\nbest for these: turnSimilarity ${turnSimilarity.toFixed(2)}, with an error of ${percent(turnRate)} %; ` +
      `evenSimilarity ${evenSimilarity.toFixed(2)}, slope ${slope.toFixed(1)}`,
  );
}
