import type { AnnotationFormat } from '../annotation-format.ts';
import { readTextFile } from '../text-file.ts';
import { ravenTitle, readSelections } from './read-selections.ts';
import { writeSelections } from './write-selections.ts';

/** A selection table of Raven Pro or Lite. */
export const ravenSelections: AnnotationFormat = {
  name: 'raven',
  title: ravenTitle,
  extensions: ['.selections.txt', '.txt'],
  mimeType: 'text/tab-separated-values',
  read: (bytes) => readSelections(readTextFile(bytes, ravenTitle)),
  write: writeSelections,
};
