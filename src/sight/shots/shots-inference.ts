import { defineInference } from '../../inference/define-inference.ts';
import { recordingSubject } from '../../recording/recording-subject.ts';
import { shotStore } from './shot.store.ts';
import type { Shot, ShotRecord } from './shot.ts';

/** Where the camera saw without a break, and how it moved. */
export const shotsOfRecording = defineInference<readonly Shot[], readonly ShotRecord[]>({
  name: 'shots',
  version: '2',
  subject: recordingSubject,
  reads: [],
  needs: 'video',
  empty: [],
  lane: 'sight',
  run: new URL('./find-shots.ts', import.meta.url),
  store: shotStore,
  report: ([recording]) =>
    (recording?.result ?? []).map(({ startSeconds, endSeconds, transition, camera }) => ({
      start: startSeconds,
      end: endSeconds,
      transition,
      camera: camera.map((motion) => ({
        start: motion.startSeconds,
        end: motion.endSeconds,
        move: motion.move,
        speed: motion.speed,
      })),
    })),
});
