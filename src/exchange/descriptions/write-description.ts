import { cueText, cueTime } from '../cue-text.ts';
import type { AudioDescription } from './description.ts';

/** One sentence after the other, a line a cue. */
export function descriptionText({ cues }: AudioDescription): string {
  return cues.map(({ text }) => `${text}\n`).join('');
}

/**
 * A WebVTT file for `<track kind="descriptions" srclang="en">` (https://www.w3.org/TR/webvtt1/; HTML, text tracks). The id of a cue that has no pause ends
 * in `extended`: a player holds the film until it is said.
 */
export function descriptionTrack({ cues }: AudioDescription): string {
  const note = 'NOTE kind=descriptions; srclang=en; of cues named "extended" the film is held until they are said';
  const blocks = cues.map(({ startSeconds, endSeconds, text, isExtended }, place) =>
    [
      `${place + 1}${isExtended ? ' extended' : ''}`,
      `${cueTime(startSeconds, '.')} --> ${cueTime(endSeconds, '.')}`,
      cueText(text),
    ].join('\n'),
  );
  return ['WEBVTT Audio description', note, ...blocks].map((block) => `${block}\n\n`).join('');
}
