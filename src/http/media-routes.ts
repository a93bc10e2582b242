import { Router } from 'express';
import { captionFormats } from '../exchange/captions/write-captions.ts';
import { captions, type CaptionsOptions } from './captions.ts';
import { descriptionSound, descriptionTrack, type DescriptionsOptions } from './descriptions.ts';
import { parts, type PartsOptions } from './parts.ts';
import { peaks, playback, thumbnail, type PlaybackOptions } from './playback.ts';
import { upload, type UploadOptions } from './upload.ts';

export type MediaRoutesOptions = UploadOptions & PlaybackOptions & CaptionsOptions & DescriptionsOptions & PartsOptions;

/** Mount at `/media`: uploads, playback with ranges, thumbnails, waveform peaks, captions, descriptions, parts. */
export function mediaRoutes(options: MediaRoutesOptions): Router {
  const router = Router();
  router.post('/', upload(options));
  router.get('/:recordingId', playback(options));
  router.get('/:recordingId/thumbnail', thumbnail(options));
  router.get('/:recordingId/peaks', peaks(options));
  router.get('/:recordingId/parts/:key/:file', parts(options));
  router.get('/:recordingId/description.vtt', descriptionTrack(options));
  router.get('/:recordingId/description.wav', descriptionSound(options));
  for (const format of captionFormats) router.get(`/:recordingId/captions.${format}`, captions(options, format));
  return router;
}
