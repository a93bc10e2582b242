import { expect, it } from 'vitest';
import { emotionReport } from '../../src/emotion/emotion-report.ts';
import { feelingOf } from '../../src/emotion/feeling.ts';

const subject = { id: 'one', startSeconds: 1, endSeconds: 2 };
const happy = feelingOf([0.1, 0.05, 0.65, 0.02, 0.03, 0.05, 0.05, 0.05]);
const surprised = feelingOf([0.1, 0.05, 0.3, 0.02, 0.03, 0.05, 0.05, 0.4]);

it('the report of emotions has a line for each channel that says something, and one for all of them', () => {
  const lines = emotionReport([
    {
      subject,
      result: [
        { channel: 'voice', feeling: happy },
        { channel: 'face', feeling: surprised },
        { channel: 'text', silence: 'NO_TEXT' },
      ],
    },
    { subject: { ...subject, id: 'two' }, result: [{ channel: 'voice', silence: 'SWITCHED_OFF' }] },
  ]);
  expect(lines.map(({ channel, label }) => [channel, label])).toEqual([
    ['voice', 'happy'],
    ['face', 'surprised'],
    ['fused', 'happy'],
  ]);
  for (const line of lines) {
    expect(Object.keys(line)).toEqual(['start', 'end', 'channel', 'label', 'confidence', 'valence', 'arousal']);
  }
  expect(lines[0]).toMatchObject({ start: 1, end: 2, confidence: 0.65 });
  expect(lines[2]!.confidence).toBeGreaterThan(0.65);
});
