import type { Command } from 'commander';
import { evaluateSeparation, type SeparationEvaluation } from '../sound/separation/evaluation/evaluate-separation.ts';
import { Separator } from '../sound/separation/separator.ts';
import { numberFrom } from './number-option.ts';
import { print, printJson, say, sayHundreds, table } from './terminal.ts';

interface Options {
  readonly list: string;
  readonly count: number;
  readonly models?: string;
  readonly json?: boolean;
}

export function addEvaluateSeparation(evaluate: Command): void {
  evaluate
    .command('separation')
    .description('how well sounds are pulled apart, in mixtures made of your recordings at -5 to 5 dB')
    .requiredOption('--list <file>', 'one recording of one sound a line: path and label, separated by a tab')
    .option('--count <number>', 'mixtures of each sort', numberFrom(1, 10_000), 60)
    .option('--models <folder>', 'another folder with separator in it')
    .option('--json', 'one JSON line')
    .action(async (options: Options) => {
      const result = await evaluateSeparation({
        listFile: options.list,
        count: Math.round(options.count),
        network: await Separator.load(options.models),
        onProgress: sayHundreds,
      });
      for (const reason of result.refused) say(`left out: ${reason}`);
      if (options.json) printJson(result);
      else printResult(result);
    });
}

function printResult({ sorts, labels, furthest }: SeparationEvaluation): void {
  const decibel = (value: number) => value.toFixed(1);
  print(
    table([
      ['SI-SDR, dB', 'mixtures', 'mixture', 'asked alone', 'better by', 'asked together', 'better by'],
      ...sorts.map(({ sort, mixtures, before, alone, together }) => [
        sort,
        String(mixtures),
        ...[before, alone, alone - before, together, together - before].map(decibel),
      ]),
    ]),
  );
  print('');
  print(
    table([
      ['asked for alone', 'parts', 'better by, dB'],
      ...[...labels]
        .sort((a, b) => b.improvement - a.improvement)
        .map(({ label, parts, improvement }) => [label, String(parts), decibel(improvement)]),
    ]),
  );
  print(`\nparts and residual differ from the mixture by ${furthest.toExponential(1)} of full scale at most`);
}
