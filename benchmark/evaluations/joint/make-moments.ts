/**
 * Makes clips of real words and pictures for `phonograph evaluate joint`, with its list beside them:
 *
 *     npx tsx benchmark/evaluations/joint/make-moments.ts --language fr --half report --out FOLDER
 *
 * Words and pictures are those of `real-words`; see `../joint.md` for what is made of them.
 */

import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { listStamps, readHalf } from '../appearances/stamps.ts';
import type { Candidate } from '../real-words/choose-concepts.ts';
import { stampsFolder } from '../real-words/fetch-stamps.ts';
import { makeClip } from '../real-words/make-clip.ts';
import { readCandidates } from '../real-words/make-clips.ts';
import { planMoments, type PlannedMoment } from './plan-moments.ts';

const { values } = parseArgs({
  options: {
    language: { type: 'string', default: 'fr' },
    half: { type: 'string', default: 'report' },
    learned: { type: 'string', default: '6' },
    asked: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
    stamps: { type: 'string' },
  },
});
if (values.out === undefined) throw new Error('say with --out FOLDER where the clips go');
const folder = values.out;
const stamps = await stampsFolder(values.stamps);
const words = await wordsOfHalf(values.half === 'tune');
const voices = words.map(({ recordings }) => recordings.length);
process.stderr.write(`${words.length} words, ${voices.filter((count) => count > 1).length} of them in two voices\n`);
const plans = planMoments(words, {
  learned: Number(values.learned),
  asked: Number(values.asked),
  seed: Number(values.seed),
});
await mkdir(folder, { recursive: true });
let next = 0;
await Promise.all([worker(), worker()]);
await writeFile(path.join(folder, 'clips.tsv'), listOf(plans));

async function worker(): Promise<void> {
  while (next < plans.length) {
    const plan = plans[next++]!;
    await makeClip(folder, plan);
    if (next % 50 === 0) process.stderr.write(`\r${next} of ${plans.length} clips`);
  }
}

/**
 * Words whose picture the space of appearances was fitted or tuned on, and a fifth of the others, are for choosing
 * hyper-parameters; on the rest the figures are reported.
 */
async function wordsOfHalf(isTuning: boolean): Promise<readonly Candidate[]> {
  const options = { language: values.language, stamps };
  const seen = new Set(
    [...(await readHalf(stamps, 'fit')), ...(await readHalf(stamps, 'tune'))].map(({ name }) => name),
  );
  const known = new Set((await listStamps(stamps)).map(stem).filter((name) => seen.has(name)));
  return (await readCandidates(options)).filter(({ concept, stamp }) => {
    const drawn = createHash('sha256').update(concept).digest()[0]! < 51;
    return (known.has(stem(stamp.picture)) || drawn) === isTuning;
  });
}

function stem(file: string): string {
  return path.parse(file).name;
}

function listOf(moments: readonly PlannedMoment[]): string {
  const lines = moments.map(({ file, concept, part, recording }) => [file, concept, part, recording.voice].join('\t'));
  return `${lines.join('\n')}\n`;
}
