import type { AnnotationFormat } from '../annotation-format.ts';
import { KeptValues } from '../kept-values.ts';
import { lossesByReading } from '../losses-by-reading.ts';
import { readTextFile } from '../text-file.ts';
import { delimiterOf } from './read-delimited.ts';
import { readTable } from './read-table.ts';
import { writeTable } from './write-table.ts';

/** A table with commas; those with semicolons, as spreadsheets of half of Europe write them, are read and stay such. */
export const csvTable: AnnotationFormat = {
  name: 'csv',
  title: 'CSV',
  extensions: ['.csv'],
  mimeType: 'text/csv',
  read(bytes) {
    const file = readTextFile(bytes, 'CSV');
    return readTable(file, delimiterOf(file.text), 'CSV');
  },
  write(document, options) {
    const delimiter = KeptValues.of(document.kept, 'table').text('delimiter') === ';' ? ';' : ',';
    const bytes = writeTable(document, delimiter, options);
    return { bytes, losses: lossesByReading(document, csvTable.read(bytes), 'table') };
  },
};

/** A table with tabs. */
export const tsvTable: AnnotationFormat = {
  name: 'tsv',
  title: 'TSV',
  extensions: ['.tsv', '.tab'],
  mimeType: 'text/tab-separated-values',
  read: (bytes) => readTable(readTextFile(bytes, 'TSV'), '\t', 'TSV'),
  write(document, options) {
    const bytes = writeTable(document, '\t', options);
    return { bytes, losses: lossesByReading(document, tsvTable.read(bytes), 'table') };
  },
};
