import type { AnnotationFormat } from '../annotation-format.ts';
import { readTextGrid } from './read-text-grid.ts';
import { writeTextGrid } from './write-text-grid.ts';

/** TextGrid of Praat (https://www.fon.hum.uva.nl/praat/manual/TextGrid_file_formats.html), as text. */
export const textGrid: AnnotationFormat = {
  name: 'textgrid',
  title: 'Praat TextGrid',
  extensions: ['.textgrid'],
  writtenExtension: '.TextGrid',
  mimeType: 'text/plain',
  read: readTextGrid,
  write: writeTextGrid,
};
