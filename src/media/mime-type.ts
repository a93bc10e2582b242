import type { MediaFacts } from './media.ts';

/** By ffmpeg's container name: the subtype for sound alone and for pictures. */
const SUBTYPES: Record<string, readonly [audio: string, video: string]> = {
  mov: ['audio/mp4', 'video/mp4'],
  avi: ['audio/x-msvideo', 'video/x-msvideo'],
  ogg: ['audio/ogg', 'video/ogg'],
  asf: ['audio/x-ms-wma', 'video/x-ms-wmv'],
  mpegts: ['video/mp2t', 'video/mp2t'],
  mpeg: ['audio/mpeg', 'video/mpeg'],
  flv: ['video/x-flv', 'video/x-flv'],
  mxf: ['application/mxf', 'application/mxf'],
  wav: ['audio/wav', 'audio/wav'],
  w64: ['audio/x-w64', 'audio/x-w64'],
  mp3: ['audio/mpeg', 'audio/mpeg'],
  flac: ['audio/flac', 'audio/flac'],
  aac: ['audio/aac', 'audio/aac'],
  aiff: ['audio/aiff', 'audio/aiff'],
  amr: ['audio/amr', 'audio/amr'],
  au: ['audio/basic', 'audio/basic'],
  caf: ['audio/x-caf', 'audio/x-caf'],
  gif: ['image/gif', 'image/gif'],
};
const WEBM_CODECS = new Set(['opus', 'vorbis', 'vp8', 'vp9', 'av1']);

/**
 * The media type to serve a recording under, from what the probe found and never from its name.
 * @returns `application/octet-stream` where nothing better is known
 */
export function mimeTypeOf(facts: MediaFacts): string {
  const medium = facts.video === undefined ? 'audio' : 'video';
  for (const name of facts.container.split(',')) {
    if (name === 'matroska') return `${medium}/${isWebm(facts) ? 'webm' : 'x-matroska'}`;
    const subtypes = SUBTYPES[name];
    if (subtypes !== undefined) return subtypes[medium === 'audio' ? 0 : 1];
  }
  return 'application/octet-stream';
}

/** ffmpeg calls both `matroska,webm`; the codecs tell them apart. */
function isWebm({ audio, video }: MediaFacts): boolean {
  return [audio, video].every((track) => track === undefined || WEBM_CODECS.has(track.codec));
}
