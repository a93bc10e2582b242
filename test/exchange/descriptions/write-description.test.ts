import { describe, expect, it } from 'vitest';
import { descriptionText, descriptionTrack } from '../../../src/exchange/descriptions/write-description.ts';

const description = {
  cues: [
    { startSeconds: 1.25, endSeconds: 4, text: 'Text reads: “<b> & --> out”.', isExtended: false },
    { startSeconds: 3_725, endSeconds: 3_725.5, text: 'The dog falls.', isExtended: true },
  ],
  leftOut: 0,
};

describe('a description is written', () => {
  it('as WebVTT, with nothing that could end a cue', () => {
    const [header, note, ...cues] = descriptionTrack(description).trimEnd().split('\n\n');
    expect(header).toMatch(/^WEBVTT /);
    expect(note).toMatch(/^NOTE kind=descriptions; srclang=en/);
    expect(note).not.toContain('-->');
    expect(cues).toEqual([
      '1\n00:00:01.250 --> 00:00:04.000\nText reads: “&lt;b&gt; &amp; --&gt; out”.',
      '2 extended\n01:02:05.000 --> 01:02:05.500\nThe dog falls.',
    ]);
  });

  it('as text', () => {
    expect(descriptionText(description)).toBe('Text reads: “<b> & --> out”.\nThe dog falls.\n');
  });

  it('as whole files where there is nothing', () => {
    expect(descriptionText({ cues: [], leftOut: 0 })).toBe('');
    expect(descriptionTrack({ cues: [], leftOut: 0 })).toMatch(/^WEBVTT .*\n\nNOTE .*\n\n$/);
  });
});
