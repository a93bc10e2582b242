import { secondsToSay, type AudioDescription } from './description.ts';
import { layOutDescriptions } from './lay-out-descriptions.ts';
import { isDark, remarksOf } from './remarks-of.ts';
import type { Remark } from './remark.ts';
import type { WhatIsSeen } from './seen.ts';
import { sentence } from './nouns.ts';

/** One paragraph on a still picture is no longer. */
const mostOfPicture = 60;

/** What is seen in a film, put into its pauses. */
export function describeFilm(seen: WhatIsSeen): AudioDescription {
  const shots = seen.shots.length > 0 ? seen.shots : [wholeFilm(seen)];
  const known = isDark(seen) ? [] : remarksOf({ ...seen, shots });
  if (known.length > 0) return layOutDescriptions(known, { ...seen, shots });
  const nothing = nothingOf(seen);
  return { ...layOutDescriptions([nothing], { ...seen, shots: [wholeFilm(seen)] }), absence: 'NOTHING_SEEN' };
}

/** What is seen in a still picture, as one paragraph that takes as long as it takes. */
export function describePicture(seen: WhatIsSeen): AudioDescription {
  // Nothing happens in a picture, and no camera moves.
  const still = { ...seen, shots: [wholeFilm(seen)], actions: [], speech: [] };
  const known = isDark(seen) ? [] : remarksOf(still);
  const remarks = known.length > 0 ? known : [nothingOf(seen)];
  const said: string[] = [];
  let endSeconds = 0;
  for (const { text } of remarks.toSorted((a, b) => b.weight - a.weight)) {
    if (said.includes(text) || (said.length > 0 && endSeconds + secondsToSay(text) > mostOfPicture)) continue;
    said.push(text);
    endSeconds += secondsToSay(text);
  }
  const cue = { startSeconds: 0, endSeconds, text: said.join(' '), isExtended: false };
  const leftOut = remarks.length - said.length;
  return { cues: [cue], leftOut, ...(known.length === 0 && { absence: 'NOTHING_SEEN' as const }) };
}

function wholeFilm({ durationSeconds }: WhatIsSeen) {
  return { startSeconds: 0, endSeconds: durationSeconds, transition: 'START' as const, camera: [] };
}

function nothingOf(seen: WhatIsSeen): Remark {
  const text = isDark(seen) ? 'nothing can be seen: the picture is dark' : 'nothing that is shown can be made out';
  return {
    atSeconds: 0,
    latestSeconds: seen.durationSeconds,
    shot: 0,
    text: sentence(text),
    shorter: [],
    isEssential: true,
    recurs: false,
    weight: 0,
  };
}
