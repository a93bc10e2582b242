import type { Command } from 'commander';
import { Lanes } from '../inference/lanes.ts';
import { modelCard } from '../inference/model-card.ts';
import { evaluatePhones, type PhonesRow } from '../phonetics/phones/evaluation/evaluate-phones.ts';
import { openVoice } from '../voice/espeak.ts';
import { wholeNumberFrom } from './number-option.ts';
import { print, printJson, say, sayHundreds, table } from './terminal.ts';
import { configOf } from './with-phonograph.ts';

/** Languages that the recogniser was never trained on, with two that it was. */
const madeLanguages = 'ca,da,fi,nl,pt,ro,sv,de,ru';

/** Mean PFER on languages that were left out of training, as their authors give it; on other recordings than ours. */
const published = [
  ['Allosaurus 11M', '32.5'],
  ['Wav2Vec2Phoneme', '21.0'],
  ['ZIPA-CR-NS-L', '19.0'],
  ['POWSM 350M', '18.7'],
];

interface Options {
  readonly list?: string;
  readonly most?: number;
  readonly languages: string;
  readonly made: number;
  readonly json?: boolean;
}

export function addEvaluatePhones(evaluate: Command): void {
  evaluate
    .command('phones')
    .description('the phone recogniser on recordings of which you know what is said, and on speech it synthesises')
    .option('--list <file>', 'one utterance a line: path, language, text or /IPA/, perhaps a group; separated by tabs')
    .option('--most <count>', 'utterances of each group of the list; all unless said', wholeNumberFrom(1, 1e9))
    .option('--made <count>', 'utterances to synthesise in each language', wholeNumberFrom(0, 1e6), 20)
    .option('--languages <tags>', 'languages to synthesise', madeLanguages)
    .option('--json', 'one JSON line')
    .action(async (options: Options, command: Command) => {
      const { temperature, bias } = modelCard('phone-recogniser').calibration ?? {};
      const lanes = new Lanes(Math.max(1, Math.floor(configOf(command).workers / 2)));
      try {
        const result = await evaluatePhones(
          {
            ...(options.list !== undefined && { listFile: options.list }),
            ...(options.most !== undefined && { mostPerGroup: options.most }),
            made: { languages: options.languages.split(',').filter(Boolean), count: options.made },
            calibration: { temperature: temperature ?? 1, bias: bias ?? 0 },
            onProgress: sayHundreds,
          },
          await openVoice(),
          lanes,
        );
        if (options.json) return printJson(result);
        print(
          table([
            headings,
            ...result.rows.map(row),
            ...published.map(([name = '', pfer = '']) => [name, '', '', '', pfer]),
          ]),
        );
        for (const reason of result.refused) say(`left out: ${reason}`);
        if (result.fitted) {
          const { temperature, bias } = result.fitted;
          print(`\ncalibration fitted to these: temperature ${temperature.toFixed(3)}, bias ${bias.toFixed(3)}`);
        }
      } finally {
        await lanes.close();
      }
    });
}

const headings = [
  'group',
  'utterances',
  'phones',
  'PER',
  'PFER',
  'na na: PER',
  'PFER',
  'ECE',
  'boundary ms',
  '90 %',
  'silent',
];

function row(each: PhonesRow): string[] {
  const ms = (seconds: number | undefined) => (seconds === undefined ? '' : (seconds * 1000).toFixed(0));
  return [
    each.group,
    String(each.utterances),
    String(each.referencePhones),
    each.phoneErrorRate.toFixed(1),
    each.phoneFeatureErrorRate.toFixed(1),
    each.constantErrorRate.toFixed(1),
    each.constantFeatureErrorRate.toFixed(1),
    each.expectedCalibrationError.toFixed(3),
    ms(each.boundarySeconds?.median),
    ms(each.boundarySeconds?.p90),
    String(each.silent),
  ];
}
