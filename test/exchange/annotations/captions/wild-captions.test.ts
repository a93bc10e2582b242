import { describe, expect, it } from 'vitest';
import { subRip, webVtt } from '../../../../src/exchange/annotations/captions/caption-format.ts';
import { blocksOf, textOf } from '../content-of-files.ts';
import { srtFiles } from './srt-files.ts';
import { vttFiles } from './vtt-files.ts';

const options = { durationSeconds: 1_000_000 };

/** What SubRip programs write differently for the same time, and a label that only counts. */
const srtContent = (text: string): string =>
  blocksOf(text.replace(/^\ufeff/u, ''))
    .replaceAll(
      /^ *(\d+):(\d+):(\d+)(?:[,.](\d+))? *--> *(\d+):(\d+):(\d+)(?:[,.](\d+))? */gmu,
      (_, ...parts: string[]) => {
        const [h, m, s, ms = '', h2, m2, s2, ms2 = ''] = parts;
        const two = (value: string | undefined) => value!.padStart(2, '0');
        return `${two(h)}:${two(m)}:${two(s)},${ms.padEnd(3, '0')} --> ${two(h2)}:${two(m2)}:${two(s2)},${ms2.padEnd(3, '0')} `;
      },
    )
    .replaceAll(/ +$/gmu, '');

/** Hours may be left out. */
const vttContent = (text: string): string =>
  blocksOf(text.replace(/^\ufeff/u, ''))
    .replaceAll(/^(?=\d\d:\d\d\.\d{3} -->)/gmu, '00:')
    .replaceAll(/--> (?=\d\d:\d\d\.\d{3}(?:\s|$))/gmu, '--> 00:');

describe.each([
  { format: subRip, files: srtFiles, content: srtContent },
  { format: webVtt, files: vttFiles, content: vttContent },
])('$format.title', ({ format, files, content }) => {
  it('has thirty shapes and more', () => {
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
    expect(files.length).toBeGreaterThanOrEqual(30);
  });

  it.each(files)('comes back whole: $name', ({ bytes }) => {
    const document = format.read(bytes);
    const written = format.write(document, options);
    expect(written.losses).toEqual([]);
    expect(content(textOf(written.bytes))).toBe(content(textOf(bytes)));
    expect(format.read(written.bytes)).toEqual(document);
    // A document lives in the graph as JSON.
    const stored = JSON.parse(JSON.stringify(document)) as typeof document;
    expect(textOf(format.write(stored, options).bytes)).toBe(textOf(written.bytes));
  });
});
