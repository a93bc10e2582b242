import type { AnnotationDocument } from '../../../review/annotations/annotation-document.ts';
import { cueTime } from '../../cue-text.ts';
import type { AnnotationFormat, Loss, WrittenAnnotations } from '../annotation-format.ts';
import { KeptValues } from '../kept-values.ts';
import { lossesOf, type Sayable } from '../losses.ts';
import { lineEndOf, readTextFile, writeTextFile } from '../text-file.ts';
import type { CaptionDialect, CaptionFile, Cue } from './cue.ts';
import { cuesOfDocument } from './cues-of-document.ts';
import { documentOfCaptions, unnamedTiers } from './document-of-captions.ts';
import { readSubRip } from './read-subrip.ts';
import { readWebVtt } from './read-web-vtt.ts';
import { subRipPayload, subRipSpeeches } from './subrip-speeches.ts';
import { webVttPayload, webVttSpeeches } from './web-vtt-speeches.ts';

const webVttDialect: CaptionDialect = {
  keptAs: 'webvtt',
  title: 'WebVTT',
  knowsSpeakers: true,
  speeches: webVttSpeeches,
  payloadOf: webVttPayload,
};

/** Captions of the web; voices are speakers. */
export const webVtt: AnnotationFormat = {
  name: 'webvtt',
  title: 'WebVTT',
  extensions: ['.vtt'],
  mimeType: 'text/vtt',
  read: (bytes) => readCaptionFile(bytes, readWebVtt, webVttDialect),
  write: (document) => writeCaptionFile(document, webVttDialect),
};

const subRipDialect: CaptionDialect = {
  keptAs: 'subrip',
  title: 'SubRip',
  knowsSpeakers: false,
  speeches: subRipSpeeches,
  payloadOf: subRipPayload,
};

/** Captions as most players read them; without speakers. */
export const subRip: AnnotationFormat = {
  name: 'srt',
  title: 'SubRip',
  extensions: ['.srt'],
  mimeType: 'application/x-subrip',
  read: (bytes) => readCaptionFile(bytes, readSubRip, subRipDialect),
  write: (document) => writeCaptionFile(document, subRipDialect),
};

function readCaptionFile(
  bytes: Uint8Array,
  read: (text: string) => CaptionFile,
  dialect: CaptionDialect,
): AnnotationDocument {
  const { text, form } = readTextFile(bytes, dialect.title);
  return documentOfCaptions(read(text), form, dialect);
}

function writeCaptionFile(document: AnnotationDocument, dialect: CaptionDialect): WrittenAnnotations {
  const { keptAs } = dialect;
  const kept = KeptValues.of(document.kept, keptAs);
  const { cues, losses } = cuesOfDocument(document, dialect);
  const header = kept.text('header') ?? '';
  const lead = keptAs === 'webvtt' ? [`WEBVTT${header}`] : header === '' ? [] : [header];
  const blocks = cues.flatMap((cue, place) => [...cue.blocks, cueBlock(cue, place, keptAs)]);
  const text = `${[...lead, ...blocks, ...kept.texts('lastBlocks')].join('\n\n')}\n`;
  const says: Sayable[] = dialect.knowsSpeakers ? ['participants'] : [];
  return {
    bytes: writeTextFile(text.replaceAll('\n', lineEndOf(kept)), kept),
    losses: [...lossesOf(document, says, keptAs), ...losses, ...tierLosses(document)],
  };
}

function cueBlock(cue: Omit<Cue, 'line'>, place: number, keptAs: CaptionDialect['keptAs']): string {
  const { startSeconds, endSeconds, settings, payload } = cue;
  const point = keptAs === 'webvtt' ? '.' : ',';
  const label = cue.label ?? (keptAs === 'webvtt' ? '' : String(place + 1));
  const times = `${cueTime(startSeconds, point)} --> ${cueTime(endSeconds, point)}`;
  const lines = [label, settings === undefined ? times : `${times} ${settings}`, payload];
  return lines.filter((line, index) => line !== '' || index === 1).join('\n');
}

/** Names of tiers come back where they are those of their speakers, and tiers without annotations do not. */
function tierLosses({ tiers }: AnnotationDocument): Loss[] {
  return tiers.flatMap(({ name, participant, annotations }) => {
    const losses: Loss[] = [];
    const isRead = participant === undefined ? unnamedTiers.some((each) => each === name) : name === participant;
    if (!isRead) losses.push({ what: 'names of tiers', where: name });
    if (annotations.length === 0 && tiers.length > 1) losses.push({ what: 'tiers without annotations', where: name });
    return losses;
  });
}
