/**
 * What is invented where nobody speaks, and what is left of speech that is spoilt. Prints Markdown tables;
 * `phones-in-bad-sound.md` quotes them.
 *
 *   npx tsx benchmark/evaluations/phones-in-bad-sound.ts --list LIST [--group words-en]… [--most 40]
 *
 * LIST is one for `phonograph evaluate phones`. Reads ../shared/data; says so and ends where it is absent.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { evenlySpread } from '../../src/phonetics/evenly-spread.ts';
import { memoryPcm } from '../../src/media/memory-pcm.ts';
import { expectedCalibrationError } from '../../src/phonetics/phones/confidence.ts';
import { parseUtteranceList } from '../../src/phonetics/phones/evaluation/utterance-list.ts';
import { saidPhones } from '../../src/phonetics/phones/evaluation/said-phones.ts';
import { scoredPhones } from '../../src/phonetics/phones/judge-phones.ts';
import type { HeardPhones } from '../../src/phonetics/phones/phone.ts';
import { phoneErrorRates } from '../../src/phonetics/phones/phone-error-rates.ts';
import { PhoneRecogniser } from '../../src/phonetics/phones/phone-recogniser.ts';
import { PhoneListener } from '../../src/phonetics/phones/recognise-phones.ts';
import { detectSounds } from '../../src/sound/detect-sounds.ts';
import { voiceLabel } from '../../src/sound/sound-event.ts';
import { openVoice } from '../../src/voice/espeak.ts';
import { soundsWithoutSpeech } from './phones-in-bad-sound/no-speech.ts';
import { waysToSpoil } from './phones-in-bad-sound/spoilt-speech.ts';
import { printTable } from './print-table.ts';
import { decode, sharedData } from './voice-activity/shared-recordings.ts';

/** Phones as sure as this are taken to be there by most who ask. */
const sure = 0.5;

const { values: options } = parseArgs({
  options: {
    list: { type: 'string' },
    group: { type: 'string', multiple: true },
    most: { type: 'string', default: '40' },
  },
});

if (!existsSync(sharedData)) {
  console.log('skipped: ../shared/data is not there');
  process.exit(0);
}
const recogniser = await PhoneRecogniser.load();
await inventedPhones();
if (options.list !== undefined) await spoiltSpeech(options.list);

async function inventedPhones(): Promise<void> {
  const rows = [];
  for await (const { kind, recordings } of soundsWithoutSpeech()) {
    const heard = await Promise.all(recordings.map(hear));
    const phones = heard.flatMap((each) => each.utterances.flatMap((utterance) => utterance.phones));
    const minutes = heard.reduce((sum, { seconds }) => sum + seconds, 0) / 60;
    const voiced = heard.reduce((sum, { voiceSeconds }) => sum + voiceSeconds, 0) / 60;
    const silent = heard.flatMap(({ utterances }) => utterances.filter(({ silence }) => silence !== null));
    rows.push({
      kind,
      minutes: minutes.toFixed(1),
      'taken for voice %': ((100 * voiced) / minutes).toFixed(1),
      'of those stretches, nothing told in': `${silent.length} of ${heard.flatMap(({ utterances }) => utterances).length}`,
      'phones a minute': (phones.length / minutes).toFixed(1),
      [`of those, sure to ${sure}`]: (phones.filter(({ confidence }) => confidence >= sure).length / minutes).toFixed(
        1,
      ),
    });
  }
  printTable('Nobody speaks', rows);
}

async function spoiltSpeech(listFile: string): Promise<void> {
  const listed = parseUtteranceList(await readFile(listFile, 'utf8'), listFile);
  const groups = options.group ?? ['words-en'];
  const voice = await openVoice();
  const utterances = await Promise.all(
    groups.flatMap((group) => {
      const own = listed.filter((each) => each.group === group);
      return evenlySpread(own, Number(options.most)).map(async (each) => ({
        name: each.file,
        said: saidPhones(each, voice).map((ipa) => ({ ipa, startSeconds: NaN, endSeconds: NaN })),
        samples: await decode(each.file),
      }));
    }),
  );
  const rows = [];
  for (const [way, spoil] of Object.entries(waysToSpoil)) {
    const heard = [];
    for (const [at, { name, said, samples }] of utterances.entries()) {
      const other = utterances[(at + 1) % utterances.length]!.samples;
      const { utterances: own } = await hear(spoil(samples, other, name));
      heard.push({ said, phones: own.flatMap(({ phones }) => phones) });
    }
    const phones = heard.flatMap((each) => each.phones);
    const ipaOf = (some: readonly { readonly ipa: string }[]) => some.map(({ ipa }) => ipa);
    const rates = phoneErrorRates(heard.map((each) => ({ reference: ipaOf(each.said), heard: ipaOf(each.phones) })));
    const confidence = phones.reduce((sum, phone) => sum + phone.confidence, 0) / phones.length;
    rows.push({
      speech: way,
      PER: rates.phoneErrorRate.toFixed(1),
      PFER: rates.phoneFeatureErrorRate.toFixed(1),
      'phones told of 100 said': ((100 * phones.length) / rates.referencePhones).toFixed(0),
      'mean confidence': confidence.toFixed(2),
      ECE: expectedCalibrationError(heard.flatMap((each) => scoredPhones(each.said, each.phones))).toFixed(3),
      'nothing told in': heard.filter((each) => each.phones.length === 0).length,
    });
  }
  printTable(`${utterances.length} utterances (${groups.join(', ')}), spoilt`, rows);
}

async function hear(samples: Float32Array) {
  const pcm = memoryPcm(samples);
  const events = await detectSounds(pcm);
  const listener = new PhoneListener(pcm, events, recogniser);
  const voices = events.filter(({ label }) => label === voiceLabel);
  const utterances: HeardPhones[] = [];
  for (const each of voices) utterances.push(await listener.hear(each));
  return {
    seconds: pcm.durationSeconds,
    voiceSeconds: voices.reduce((sum, { startSeconds, endSeconds }) => sum + endSeconds - startSeconds, 0),
    utterances,
  };
}
