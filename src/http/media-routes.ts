import { Router } from 'express';
import { peaks, playback, thumbnail, type PlaybackOptions } from './playback.ts';
import { upload, type UploadOptions } from './upload.ts';

export type MediaRoutesOptions = UploadOptions & PlaybackOptions;

/** Mount at `/media`: uploads, playback with ranges, thumbnails, waveform peaks. */
export function mediaRoutes(options: MediaRoutesOptions): Router {
  const router = Router();
  router.post('/', upload(options));
  router.get('/:recordingId', playback(options));
  router.get('/:recordingId/thumbnail', thumbnail(options));
  router.get('/:recordingId/peaks', peaks(options));
  return router;
}
