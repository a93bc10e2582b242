import {
  captionRules,
  type Caption,
  type CaptionLine,
  type CaptionRules,
  type SoundToCaption,
  type SpeechToCaption,
  type ToCaption,
} from './caption.ts';
import { lengthOf, sharedSeconds, type TimeSpan } from '../../sound/time-span.ts';
import { charactersOf, charactersIn, shownLine, type CaptionBlock } from './caption-block.ts';
import { unclearSpeech } from './to-caption.ts';
import { joinUtterances, wrapSpeech } from './wrap-speech.ts';

/** The same sound again after a shorter pause is not said again. What speech fills of it does not count: beneath it rain goes on unheard. */
const samePauseSeconds = 3;
/** Nor may all of that pause be as long as this. */
const longestPauseSeconds = 15;

export interface LaidOutCaptions {
  /** In order of time, not overlapping. */
  readonly captions: readonly Caption[];
  /** How many end in an ellipsis, since there is no time to read all of them. */
  readonly shortened: number;
  /** How many lines are not shown, since others take all of the time. */
  readonly leftOut: number;
}

/**
 * Captions by the rules: what sounds together stands together, in the order in which it began; each is there long enough to be
 * read, from up to `latestSeconds` after its sound on.
 * @param heard in any order
 * @param durationSeconds of the recording, beyond which no caption goes but one that would else be there for less than `leastSeconds`
 */
export function layOutCaptions(
  heard: readonly ToCaption[],
  durationSeconds: number,
  rules: CaptionRules = captionRules,
): LaidOutCaptions {
  const sorted = heard.toSorted((a, b) => a.startSeconds - b.startSeconds);
  const sounds = joinSounds(sorted);
  const speech = sorted.filter((each): each is SpeechToCaption => each.kind === 'speech');
  const starts = sounds.map(({ startSeconds }) => startSeconds);
  const blocks = [
    ...sounds.map((sound) => blockOfSound(sound, rules)),
    ...joinUtterances(speech, starts).flatMap((utterance) => wrapSpeech(utterance, rules)),
  ].sort((a, b) => a.startSeconds - b.startSeconds);
  return timed(stackTogether(blocks, rules), durationSeconds, rules);
}

/** @param sorted by their starts */
function joinSounds(sorted: readonly ToCaption[]): SoundToCaption[] {
  const joined: SoundToCaption[] = [];
  const lastOf = new Map<string, number>();
  const spoken: TimeSpan[] = [];
  for (const each of sorted) {
    if (each.kind === 'speech' || each.label === unclearSpeech) spoken.push(each);
    if (each.kind === 'speech') continue;
    const at = lastOf.get(each.label);
    const last = at === undefined ? undefined : joined[at]!;
    if (last !== undefined && goesOn(last, each, spoken)) {
      joined[at!] = { ...last, endSeconds: Math.max(last.endSeconds, each.endSeconds) };
    } else {
      lastOf.set(each.label, joined.length);
      joined.push(each);
    }
  }
  return joined;
}

/** @param spoken that began before the later one */
function goesOn(earlier: TimeSpan, later: TimeSpan, spoken: readonly TimeSpan[]): boolean {
  const pause = { startSeconds: earlier.endSeconds, endSeconds: later.startSeconds };
  if (lengthOf(pause) < samePauseSeconds) return true;
  if (lengthOf(pause) >= longestPauseSeconds) return false;
  const silent = spoken.reduce((seconds, each) => seconds - sharedSeconds(pause, each), lengthOf(pause));
  return silent < samePauseSeconds;
}

function blockOfSound({ startSeconds, endSeconds, label }: SoundToCaption, rules: CaptionRules): CaptionBlock {
  const text =
    charactersIn(label) + 2 > rules.longestLine ? `${[...label].slice(0, rules.longestLine - 3).join('')}…` : label;
  return {
    startSeconds,
    endSeconds: Math.min(endSeconds, startSeconds + rules.soundSeconds),
    lines: [{ speaker: null, text: `[${text}]` }],
    isSpeech: false,
  };
}

/** What would be on the screen at once becomes one caption, while there are lines for it. */
function stackTogether(blocks: readonly CaptionBlock[], rules: CaptionRules): CaptionBlock[] {
  const stacked: CaptionBlock[] = [];
  for (const block of blocks) {
    const last = stacked.at(-1);
    const lines = last === undefined ? undefined : linesTogether(last, block, rules);
    const reading = last === undefined ? 0 : last.startSeconds + secondsToRead(last.lines, rules);
    const meets = last !== undefined && block.startSeconds < Math.max(last.endSeconds, reading) + rules.gapSeconds;
    const endSeconds = Math.max(last?.endSeconds ?? 0, block.endSeconds);
    if (last === undefined || lines === undefined || !meets || endSeconds - last.startSeconds > rules.mostSeconds) {
      stacked.push(block);
    } else {
      stacked[stacked.length - 1] = {
        startSeconds: last.startSeconds,
        endSeconds,
        lines,
        isSpeech: last.isSpeech || block.isSpeech,
      };
    }
  }
  return stacked;
}

/** @returns nothing where there is no room. Two sounds may share a line, two voices may not. */
function linesTogether(
  last: CaptionBlock,
  block: CaptionBlock,
  { mostLines, longestLine }: CaptionRules,
): readonly CaptionLine[] | undefined {
  const lines = [...last.lines, ...block.lines];
  if (lines.length <= mostLines) return lines;
  const former = last.lines.at(-1)!;
  const [line] = block.lines;
  const text = `${former.text} ${line!.text}`;
  const areSounds = !last.isSpeech && !block.isSpeech;
  if (!areSounds || charactersIn(text) > longestLine) return undefined;
  return [...last.lines.slice(0, -1), { speaker: null, text }];
}

function secondsToRead(lines: readonly CaptionLine[], { leastSeconds, charactersASecond }: CaptionRules): number {
  return Math.max(leastSeconds, charactersOf(lines) / charactersASecond);
}

function timed(blocks: readonly CaptionBlock[], durationSeconds: number, rules: CaptionRules): LaidOutCaptions {
  const captions: Caption[] = [];
  let shortened = 0;
  let leftOut = 0;
  blocks.forEach((block, place) => {
    const free = captions.length === 0 ? 0 : captions.at(-1)!.endSeconds + rules.gapSeconds;
    const next = blocks[place + 1]?.startSeconds ?? Infinity;
    const wanted = secondsToRead(block.lines, rules);
    let startSeconds = Math.max(block.startSeconds, free);
    // At the very end there is no time after the sound, but perhaps before it.
    startSeconds = Math.max(free, Math.min(startSeconds, durationSeconds - wanted));
    // From then on the next one would be too late.
    const latest = next + rules.latestSeconds - rules.gapSeconds;
    const ends = Math.min(
      Math.max(block.endSeconds, startSeconds + wanted),
      latest,
      Math.max(durationSeconds, startSeconds + rules.leastSeconds),
    );
    const seconds = ends - startSeconds;
    if (seconds < rules.leastSeconds - 1e-9) {
      leftOut += block.lines.length;
      return;
    }
    const characters = Math.floor((seconds + 1e-9) * rules.charactersASecond);
    const isTooLong = charactersOf(block.lines) > characters;
    if (isTooLong) shortened += 1;
    const lines = isTooLong ? cutTo(block.lines, characters) : block.lines;
    captions.push({ startSeconds, endSeconds: ends, lines });
  });
  return { captions, shortened, leftOut };
}

/** The first so many characters of a caption, an ellipsis among them. */
function cutTo(lines: readonly CaptionLine[], characters: number): CaptionLine[] {
  const kept: CaptionLine[] = [];
  let left = characters;
  for (const line of lines) {
    const length = charactersIn(shownLine(line));
    if (length < left || (length === left && line === lines.at(-1))) {
      kept.push(line);
      left -= length;
      continue;
    }
    const room = left - 1 - (length - charactersIn(line.text));
    if (room > 0) kept.push({ ...line, text: `${[...line.text].slice(0, room).join('').trimEnd()}…` });
    break;
  }
  return kept;
}
