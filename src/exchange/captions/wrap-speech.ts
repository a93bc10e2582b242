import type { CaptionLine, CaptionRules, SpeechPiece, SpeechToCaption } from './caption.ts';
import { charactersIn, type CaptionBlock } from './caption-block.ts';

/** A pause as long as this ends a caption. */
const breakingPauseSeconds = 0.8;
/** What is said after a shorter pause by the same speaker goes on in the same caption. */
const joiningPauseSeconds = 1;

/** Utterances of one speaker that follow each other, as one, unless a sound begins between them. */
export function joinUtterances(
  speech: readonly SpeechToCaption[],
  soundStarts: readonly number[] = [],
): SpeechToCaption[] {
  const joined: (SpeechToCaption & { readonly pieces: SpeechPiece[] })[] = [];
  for (const next of speech) {
    const last = joined.at(-1);
    const isNear = last !== undefined && next.startSeconds - last.endSeconds <= joiningPauseSeconds;
    const between = isNear && soundStarts.some((at) => at >= last.endSeconds && at < next.startSeconds);
    if (!isNear || between || next.startSeconds < last.endSeconds || next.speaker !== last.speaker) {
      joined.push({ ...next, pieces: [...next.pieces] });
    } else {
      // Hours of talk are one: what is there is not copied again for each utterance.
      last.pieces.push(...next.pieces);
      joined[joined.length - 1] = { ...last, endSeconds: next.endSeconds };
    }
  }
  return joined;
}

/** What is said, cut into captions that are full but for the last, at pauses and between words where there are any. */
export function wrapSpeech({ speaker, pieces }: SpeechToCaption, rules: CaptionRules): CaptionBlock[] {
  const blocks: CaptionBlock[] = [];
  const cut = pieces
    .filter(({ text }) => text !== '')
    .flatMap((piece) => cutPiece(piece, rules.longestLine - prefixLength(speaker)));
  // No more pieces fit than there is room for characters, so that hours of talk are not copied for each caption.
  const most = rules.longestLine * rules.mostLines + 1;
  for (let start = 0, count = 0; start < cut.length; start += count) {
    const rest = cut.slice(start, start + most);
    const fitting = longestFit(rest, speaker, rules);
    count = fitting === rest.length ? fitting : bestBreak(rest, fitting);
    const shown = rest.slice(0, count);
    blocks.push({
      startSeconds: shown[0]!.startSeconds,
      endSeconds: shown.at(-1)!.endSeconds,
      lines: linesOf(shown, speaker, rules)!,
      isSpeech: true,
    });
  }
  return blocks;
}

/** How many pieces fit in one caption, at least one. */
function longestFit(pieces: readonly SpeechPiece[], speaker: string | null, rules: CaptionRules): number {
  let count = 1;
  while (count < pieces.length) {
    const next = pieces[count]!;
    if (next.startSeconds - pieces[count - 1]!.endSeconds >= breakingPauseSeconds) break;
    if (next.endSeconds - pieces[0]!.startSeconds > rules.mostSeconds) break;
    if (linesOf(pieces.slice(0, count + 1), speaker, rules) === undefined) break;
    count += 1;
  }
  return count;
}

/** The last place between two words in the second half, else wherever it is full. */
function bestBreak(pieces: readonly SpeechPiece[], fitting: number): number {
  for (let count = fitting; count > fitting / 2; count--) if (pieces[count]!.startsWord) return count;
  return fitting;
}

/** @returns nothing where they take more lines than there are */
function linesOf(
  pieces: readonly SpeechPiece[],
  speaker: string | null,
  { longestLine, mostLines }: CaptionRules,
): CaptionLine[] | undefined {
  const lines: SpeechPiece[][] = [[]];
  for (const piece of pieces) {
    const line = lines.at(-1)!;
    const room = longestLine - (lines.length === 1 ? prefixLength(speaker) : 0);
    if (line.length === 0 || charactersIn(textOf([...line, piece])) <= room) {
      line.push(piece);
      continue;
    }
    const count = bestBreak([...line, piece], line.length);
    const next = [...line.slice(count), piece];
    if (charactersIn(textOf(next)) > longestLine) lines.push([piece]);
    else {
      line.length = count;
      lines.push(next);
    }
  }
  if (lines.length > mostLines) return undefined;
  return lines.map((line, place) => ({ speaker: place === 0 ? speaker : null, text: textOf(line) }));
}

function textOf(pieces: readonly SpeechPiece[]): string {
  return pieces.map(({ text, joint }, place) => (place === 0 ? text : `${joint}${text}`)).join('');
}

/** As it is counted: a name, a colon and a space. */
export function prefixLength(speaker: string | null): number {
  return speaker === null ? 0 : charactersIn(speaker) + 2;
}

/** One that is longer than a line is cut wherever the line ends. */
function cutPiece(piece: SpeechPiece, longest: number): SpeechPiece[] {
  const characters = [...piece.text];
  if (characters.length <= longest) return [piece];
  const seconds = (piece.endSeconds - piece.startSeconds) / characters.length;
  const cut: SpeechPiece[] = [];
  for (let at = 0; at < characters.length; at += longest) {
    const part = characters.slice(at, at + longest);
    cut.push({
      text: part.join(''),
      joint: at === 0 ? piece.joint : '',
      startsWord: at === 0 && piece.startsWord,
      startSeconds: piece.startSeconds + at * seconds,
      endSeconds: piece.startSeconds + (at + part.length) * seconds,
    });
  }
  return cut;
}
