import { readCuePayload } from '../../../phonetics/transcripts/cue-payload.ts';
import { AnnotationFormatError } from '../annotation-format.errors.ts';
import { readCueTime } from './cue-times.ts';
import type { CaptionDialect, CueSpeech } from './cue.ts';

const voiceEdges = /<v(?:\.[^\s<>]*)?[ \t\n][^<>]*>|<\/v\s*>/gu;

/** Parts a cue by its voices; markup without text belongs to the speech before it, or the one behind where it comes first. */
export const webVttSpeeches: CaptionDialect['speeches'] = ({ payload, line, startSeconds, endSeconds }) => {
  let former = startSeconds;
  const check = (time: string, at: number) => {
    const markLine = () => line + payload.slice(0, at).split('\n').length;
    const seconds = readCueTime(time, markLine, 'WebVTT');
    if (seconds < former || seconds > endSeconds) {
      throw new AnnotationFormatError(
        'WebVTT',
        markLine(),
        `the moment ${time} is outside its cue, or before the moment before it`,
        'let the times inside a cue grow from its start to its end',
      );
    }
    former = seconds;
    return seconds;
  };
  if (!payload.includes('<')) return [speechIn(payload)];
  readCuePayload(payload, check);
  const speeches: { speaker: string | null; raws: string[] }[] = [];
  const lead: string[] = [];
  for (const raw of cutAtVoices(payload)) {
    const { speaker, text } = speechIn(raw);
    const last = speeches.at(-1);
    if (last !== undefined && (text === '' || speaker === last.speaker)) last.raws.push(raw);
    else if (text === '') lead.push(raw);
    else speeches.push({ speaker, raws: [...lead.splice(0), raw] });
  }
  if (speeches.length === 0) return [{ speaker: null, text: '', raw: payload }];
  return speeches.map(({ speaker, raws }) => ({ ...speechIn(raws.join('')), speaker }));
};

function cutAtVoices(payload: string): string[] {
  const cuts: number[] = [0];
  for (const { 0: tag, index } of payload.matchAll(voiceEdges)) {
    cuts.push(tag.startsWith('</') ? index + tag.length : index);
  }
  return cuts.map((cut, place) => payload.slice(cut, cuts[place + 1])).filter((piece) => piece !== '');
}

function speechIn(raw: string): CueSpeech {
  const parts = readCuePayload(raw, () => 0);
  return { speaker: parts[0]?.speaker ?? null, text: parts.map(({ text }) => text).join('\n'), raw };
}

export const webVttPayload: CaptionDialect['payloadOf'] = ({ speaker, text }) => {
  const escaped = escapedText(text);
  if (speaker === null) return escaped;
  // The end of the tag would make an arrow of it.
  const name = escapedText(speaker).replaceAll('\n', ' ').replace(/-$/u, '&#45;');
  return `<v ${name}>${escaped}</v>`;
};

/** An empty line would end the cue. `-->` needs no more than its `>` written otherwise. */
function escapedText(text: string): string {
  const lines = text.replaceAll(/(?:\r\n?|\n)+/gu, '\n').replaceAll(/^\n|\n$/gu, '');
  return lines.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
