import { groupedBy } from '../../grouped-by.ts';
import { voiceLabel } from '../../sound/sound-event.ts';
import type { HeardSource } from '../../sound/sources/heard-source.ts';
import type { TimeSpan } from '../../sound/time-span.ts';

/** Who speaks from when to when. */
export interface CaptionedTurn extends TimeSpan {
  /** Null where it need not be said. */
  readonly speaker: string | null;
}

/**
 * Who speaks when in each sound event that is voice. A voice without a name is *Speaker 1* and so on, by when it is first heard; but for one that
 * is alone, of which nothing is to be said.
 * @param heard of a recording, by when each is first heard
 * @param nameOf what people call it
 * @returns by sound event, in order of time
 */
export function captionedSpeakers<Heard extends HeardSource>(
  heard: readonly Heard[],
  nameOf: (heard: Heard) => string | null | undefined = () => null,
): ReadonlyMap<string, readonly CaptionedTurn[]> {
  const voices = heard.filter(({ label }) => label === voiceLabel);
  const turns = voices.flatMap((voice, place) => {
    const speaker = nameOf(voice) ?? (voices.length > 1 ? `Speaker ${place + 1}` : null);
    return voice.turns.map((turn) => ({ ...turn, speaker }));
  });
  return groupedBy(
    turns.sort((a, b) => a.startSeconds - b.startSeconds),
    ({ soundEventId }) => soundEventId,
  );
}
