import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { audacityLabels } from '../../../src/exchange/annotations/audacity/audacity-labels.ts';
import { jsonLd } from '../../../src/exchange/annotations/json-ld/json-ld.ts';
import { ravenSelections } from '../../../src/exchange/annotations/raven/raven-selections.ts';
import { csvTable, tsvTable } from '../../../src/exchange/annotations/tables/table-formats.ts';
import { audacityFiles } from './audacity/audacity-files.ts';
import { textOf } from './content-of-files.ts';
import { jsonLdFiles } from './json-ld/json-ld-files.ts';
import { ravenFiles } from './raven/raven-files.ts';
import { csvFiles, tsvFiles } from './tables/table-files.ts';

const options = { durationSeconds: 1_000_000 };

const asIs = (text: string): unknown => text;
const cells = (text: string): unknown => {
  const delimiter = ['\t', ';', ','].find((sign) => text.split(/[\r\n]/u)[0]!.includes(sign))!;
  return parse(text, { bom: true, delimiter, relax_column_count: true });
};
const json = (text: string): unknown => JSON.parse(text);

describe.each([
  { format: audacityLabels, files: audacityFiles, content: asIs },
  { format: ravenSelections, files: ravenFiles, content: asIs },
  { format: csvTable, files: csvFiles, content: cells },
  { format: tsvTable, files: tsvFiles, content: cells },
  { format: jsonLd, files: jsonLdFiles, content: json },
])('$format.title', ({ format, files, content }) => {
  it.each(files)('comes back whole: $name', ({ bytes }) => {
    const document = format.read(bytes);
    const written = format.write(document, options);
    expect(written.losses).toEqual([]);
    expect(content(textOf(written.bytes))).toEqual(content(textOf(bytes)));
    expect(format.read(written.bytes)).toEqual(document);
    // A document lives in the graph as JSON.
    const stored = JSON.parse(JSON.stringify(document)) as typeof document;
    expect(textOf(format.write(stored, options).bytes)).toBe(textOf(written.bytes));
  });
});
