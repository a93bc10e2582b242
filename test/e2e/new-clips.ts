import { makeClip } from '../../examples/sample/make-sample.ts';
import { planSample, type PlannedClip } from '../../examples/sample/plan.ts';
import type { TruthClip } from '../../examples/sample/truth.ts';
import { nouns } from '../../examples/sample/vocabulary.ts';
import { openVoice } from '../../src/voice/espeak.ts';

/** Two words of the sample's speakers that are in none of its clips. */
// cspell:disable -- invented, and how eSpeak NG writes them
export const unheardWords = [
  { word: 'rrustago', mnemonics: "rrust'ago" },
  { word: 'chenubral', mnemonics: "tSenubr'al" },
] as const;
// cspell:enable

/** New clips of the sample's words, by another seed: other voices beside other things; and one of unheard words. */
export async function makeNewClips(folder: string): Promise<{ known: readonly TruthClip[]; unheard: TruthClip }> {
  const voice = await openVoice();
  const plans = planSample(2);
  const known: TruthClip[] = [];
  for (const { word } of nouns) {
    const plan = plans.find(({ words }) => words.some((said) => said.word === word))!;
    known.push(await makeClip(folder, { ...plan, file: `new-${word}.mp4` }, voice));
  }
  const template = plans[0] as PlannedClip;
  const words = unheardWords.map((word) => ({ ...word, pauseSeconds: 1.2 }));
  return { known, unheard: await makeClip(folder, { ...template, file: 'unheard.mp4', words }, voice) };
}
