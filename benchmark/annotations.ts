/**
 * Reading and writing annotations in each format: words and phones of a long recording, as many as asked for. The document is
 * made; each format reads what it has written itself. Medians of five rounds, after one that is not counted. Prints a
 * Markdown table.
 *
 *   npx tsx benchmark/annotations.ts [--annotations 10000 --annotations 100000] [--format eaf]
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { AnnotationFormat } from '../src/exchange/annotations/annotation-format.ts';
import { annotationFormats } from '../src/exchange/annotations/formats.ts';
import type { AnnotationDocument } from '../src/review/annotations/annotation-document.ts';
import { wordsAndPhones } from './words-and-phones.ts';

function medianMs(work: () => unknown): number {
  work();
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return times.sort((a, b) => a - b)[2]!;
}

function measure(format: AnnotationFormat, document: AnnotationDocument): void {
  const options = { durationSeconds: document.durationSeconds ?? 0 };
  const { bytes } = format.write(document, options);
  const readMs = medianMs(() => format.read(bytes));
  const writeMs = medianMs(() => format.write(document, options));
  const count = document.tiers.reduce((sum, { annotations }) => sum + annotations.length, 0);
  const megabytes = (bytes.length / 1e6).toFixed(1);
  console.log(`| ${format.title} | ${count} | ${megabytes} | ${readMs.toFixed(0)} | ${writeMs.toFixed(0)} |`);
}

const { values } = parseArgs({
  options: {
    annotations: { type: 'string', multiple: true, default: ['10000', '100000'] },
    format: { type: 'string' },
  },
});
console.log(`${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}\n`);
console.log('| format | annotations | MB | read, ms | write, ms |');
console.log('|---|---|---|---|---|');
for (const annotations of values.annotations) {
  const document = wordsAndPhones(Number(annotations));
  for (const format of annotationFormats) {
    if (values.format === undefined || format.name === values.format) measure(format, document);
  }
}
