import type { RunBatch, RunModule } from '../../inference/run-batch.ts';
import { voiceLabel } from '../../sound/sound-event.ts';
import type { HeardSource } from '../../sound/sources/heard-source.ts';
import type { WhatIsKnown } from '../actions/what-is-known.ts';
import { knownOf } from '../actions/known-of.ts';
import { loudness } from './loudness.ts';
import type { SoundingFound } from './sounding.ts';
import { whatSounds } from './what-sounds.ts';
import { whoSpeaks } from './who-speaks.ts';

/** Which of those in view makes what is heard. Only the sound is decoded. */
const findSounding: RunModule<readonly SoundingFound[]> = async (batch) => {
  const found = (await soundingOf(batch)).toSorted(
    (a, b) => a.startSeconds - b.startSeconds || a.heard.place - b.heard.place,
  );
  return batch.subjects.map(({ startSeconds, endSeconds }) =>
    found.filter((sounding) => sounding.startSeconds < endSeconds && sounding.endSeconds > startSeconds),
  );
};

export default findSounding;

async function soundingOf({ media, inputs, signal }: RunBatch): Promise<readonly SoundingFound[]> {
  const known: WhatIsKnown | undefined = knownOf(media.facts, inputs);
  const heard = ((inputs['heard-sources'] ?? []) as readonly (HeardSource & { readonly id?: string })[]).map(
    (source, place) => ({ ...source, place }),
  );
  if (!known || !media.facts.audio || heard.length === 0) return [];
  const voices = heard.filter(({ label }) => label === voiceLabel);
  const noises = heard.filter(({ label }) => label !== voiceLabel);
  const said =
    voices.length > 0 && known.faces.length > 0 ? whoSpeaks(voices, known.faces, await loudness(media, signal)) : [];
  return [...said, ...whatSounds(noises, known)];
}
