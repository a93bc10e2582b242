import { readSubRipPayload } from '../../../phonetics/transcripts/cue-payload.ts';
import type { CaptionDialect } from './cue.ts';

/** SubRip knows no speakers: a cue is one speech. */
export const subRipSpeeches: CaptionDialect['speeches'] = ({ payload }) => [
  { speaker: null, text: plainText(payload), raw: payload },
];

/** As it is where a reader sees the same text in it; else with what it would take for markup written otherwise. */
export const subRipPayload: CaptionDialect['payloadOf'] = ({ text }) => {
  const lines = text
    .split(/\r\n|\r|\n/u)
    .filter((line) => line.trim() !== '')
    .join('\n')
    .trim();
  if (plainText(lines) === lines && !lines.includes('-->')) return lines;
  return lines.replaceAll(/[&<>]|\{(?=\\)/gu, (sign) => `&#${sign.codePointAt(0)};`);
};

function plainText(payload: string): string {
  return readSubRipPayload(payload)[0]?.text ?? '';
}
