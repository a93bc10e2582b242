import { describe, expect, it } from 'vitest';
import { afterProgress, type IntakeItem, type Told } from '../../src/workbench/pages/recordings/intake.ts';

const queued: IntakeItem = { key: 'k', name: 'a.wav', step: 'QUEUED', share: 0, recordingId: 'r1' };
const told = (event: string, fraction = 0.5, more: Partial<Told> = {}): Told => ({
  recordingId: 'r1',
  event,
  fraction,
  ...more,
});

describe('a file on its way in', () => {
  it('goes on with what is done, and never back', () => {
    const first = afterProgress(queued, told('RUN_DONE', 0.4));
    expect(first).toMatchObject({ step: 'WORKING', share: 0.4 });
    // Events may come again.
    expect(afterProgress(first, told('RUN_DONE', 0.2)).share).toBe(0.4);
  });

  it('ends ready or failed, with the reason, and stays so', () => {
    const ready = afterProgress(queued, told('RECORDING_READY', 1));
    expect(ready).toMatchObject({ step: 'READY', share: 1 });
    expect(afterProgress(ready, told('RUN_DONE', 0.3))).toBe(ready);
    expect(afterProgress(queued, told('RECORDING_FAILED', 1, { message: 'no phones' }))).toMatchObject({
      step: 'FAILED',
      message: 'no phones',
    });
  });

  it('heeds nothing of another recording', () => {
    expect(afterProgress(queued, { ...told('RECORDING_READY'), recordingId: 'r2' })).toBe(queued);
  });
});
