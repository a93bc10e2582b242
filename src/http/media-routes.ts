import { Router, type RequestHandler } from 'express';
import { captionFormats } from '../exchange/captions/write-captions.ts';
import { annotations, type AnnotationsOptions } from './annotations.ts';
import { captions, type CaptionsOptions } from './captions.ts';
import { descriptionSound, descriptionTrack, type DescriptionsOptions } from './descriptions.ts';
import { parts, type PartsOptions } from './parts.ts';
import { playable, type PlayableOptions } from './playable.ts';
import { peaks, playback, thumbnail, type PlaybackOptions } from './playback.ts';
import { tile, tileManifest, type TilesOptions } from './tiles.ts';
import { upload, type UploadOptions } from './upload.ts';

export type MediaRoutesOptions = UploadOptions &
  PlaybackOptions &
  PlayableOptions &
  CaptionsOptions &
  AnnotationsOptions &
  DescriptionsOptions &
  PartsOptions &
  TilesOptions & {
    /** Writes who takes what away; goes before the handlers of what can be taken. */
    readonly downloads?: (operation: 'download' | 'export') => RequestHandler;
  };

/** Mount at `/media`: uploads, playback with ranges, thumbnails, waveform peaks and tiles, captions, annotations, descriptions, parts. */
export function mediaRoutes(options: MediaRoutesOptions): Router {
  const router = Router();
  const taken = options.downloads ?? (() => (_request, _response, next) => next());
  router.post('/', upload(options));
  router.get('/:recordingId', taken('download'), playback(options));
  router.get('/:recordingId/playable', taken('download'), playable(options));
  router.get('/:recordingId/thumbnail', thumbnail(options));
  router.get('/:recordingId/peaks', peaks(options));
  router.get('/:recordingId/tiles', tileManifest(options));
  router.get('/:recordingId/tiles/:kind/:level/:index', tile(options));
  router.get('/:recordingId/parts/:key/:file', taken('download'), parts(options));
  router.get('/:recordingId/description.vtt', taken('export'), descriptionTrack(options));
  router.get('/:recordingId/description.wav', taken('export'), descriptionSound(options));
  router.get('/:recordingId/annotations.:extension', taken('export'), annotations(options));
  for (const format of captionFormats) {
    router.get(`/:recordingId/captions.${format}`, taken('export'), captions(options, format));
  }
  return router;
}
