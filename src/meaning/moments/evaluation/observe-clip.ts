import { allResultsOfFile } from '../../../inference/infer-file.ts';
import type { Lanes } from '../../../inference/lanes.ts';
import { embeddingOfSoundEvent } from '../../../phonetics/likeness/word-embedding-inference.ts';
import { visualContextsOfRecording } from '../../../sight/contexts/visual-contexts-inference.ts';
import { soundEventsOfRecording } from '../../../sound/sound-events-inference.ts';
import { voiceLabel } from '../../../sound/sound-event.ts';
import { gatherMoment } from '../gather-moment.ts';
import type { Moment } from '../moment.ts';

/**
 * The moment of a clip of one word: its longest utterance with what is in view around it, found as they are when a
 * recording is put in. Where no voice is heard, what is in view over the whole clip.
 * @throws {MediaError} the file is no recording
 */
export async function observeClip(path: string, id: string, lanes: Lanes): Promise<Moment> {
  const all = await allResultsOfFile([embeddingOfSoundEvent, visualContextsOfRecording], path, lanes);
  const heard = all.foundBy(embeddingOfSoundEvent);
  const events = all.foundBy(soundEventsOfRecording).flatMap(({ result }) => result);
  const isVoice = (_: unknown, place: number) => events[place]?.label === voiceLabel;
  const [longest] = heard
    .filter(isVoice)
    .sort((a, b) => lengthOf(b.subject) - lengthOf(a.subject) || a.subject.startSeconds - b.subject.startSeconds);
  return gatherMoment({
    id,
    span: longest?.subject ?? { startSeconds: 0, endSeconds: all.facts.durationSeconds },
    sounds: longest?.result.stretches.map(({ vector }) => vector) ?? [],
    things: all.foundBy(visualContextsOfRecording).flatMap(({ result }) => result.appearances),
    words: [],
  });
}

function lengthOf({
  startSeconds,
  endSeconds,
}: {
  readonly startSeconds: number;
  readonly endSeconds: number;
}): number {
  return endSeconds - startSeconds;
}
