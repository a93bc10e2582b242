/** A moment inside a cue, by the place in its text. */
export interface TimeMark {
  readonly offset: number;
  readonly seconds: number;
}

/** What one speaker says in a cue. */
export interface SpeakerText {
  readonly speaker: string | null;
  readonly text: string;
  readonly marks: readonly TimeMark[];
}

const entities: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', lrm: '\u200e', rlm: '\u200f' },
};

/**
 * Reads the text of a WebVTT cue (https://www.w3.org/TR/webvtt1/#webvtt-cue-text-span): voices part it, moments mark it, ruby
 * and all that is for the eye goes. A `<` that nothing closes is text.
 * @param secondsOf reads a moment's text at a place of the payload; throws where it is none
 * @returns in order; neighbours of one speaker are one, and who says nothing is left out
 */
export function readCuePayload(payload: string, secondsOf: (time: string, at: number) => number): SpeakerText[] {
  const parts: { speaker: string | null; text: string; marks: TimeMark[] }[] = [];
  let speaker: string | null = null;
  let inRuby = false;
  const part = () => {
    const last = parts.at(-1);
    if (last !== undefined && last.speaker === speaker) return last;
    const next = { speaker, text: '', marks: [] };
    parts.push(next);
    return next;
  };
  for (const { 0: piece, index } of payload.matchAll(/<[^<>]*>|[^<]+|</gu)) {
    if (!piece.startsWith('<') || piece === '<') {
      if (!inRuby) part().text += unescaped(piece);
      continue;
    }
    const tag = piece.slice(1, -1);
    const voice = /^v(?:\.[^\s]*)?[ \t\n]+([^]*)$/u.exec(tag);
    if (voice !== null) speaker = unescaped(voice[1]!).replaceAll(/\s+/gu, ' ').trim() || null;
    else if (/^\/v\s*$/u.test(tag)) speaker = null;
    else if (/^rt\b/u.test(tag)) inRuby = true;
    else if (/^\/(rt|ruby)\b/u.test(tag)) inRuby = false;
    else if (/^\d/u.test(tag)) {
      const seconds = secondsOf(tag, index);
      part().marks.push({ offset: part().text.length, seconds });
    }
  }
  return parts.map(trimmed).filter(({ text }) => text !== '');
}

/** SubRip has HTML's tags, and some programs' `{\an8}`, for the eye alone. */
export function readSubRipPayload(payload: string): SpeakerText[] {
  const text = unescaped(payload.replaceAll(/<\/?(?:b|i|u|s|font)\b[^<>]*>|\{\\[^{}]*\}/giu, ''));
  return [trimmed({ speaker: null, text, marks: [] })].filter((part) => part.text !== '');
}

function trimmed({ speaker, text, marks }: SpeakerText): SpeakerText {
  const lead = text.length - text.trimStart().length;
  const kept = text.trim();
  const placed = marks.map(({ offset, seconds }) => ({
    offset: Math.min(Math.max(0, offset - lead), kept.length),
    seconds,
  }));
  return { speaker, text: kept, marks: placed };
}

function unescaped(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/giu, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole;
    const point = decimal === undefined ? parseInt(String(hex), 16) : Number(decimal);
    return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point < 0xe000) ? String.fromCodePoint(point) : whole;
  });
}
