import type { AnnotationFormat } from '../annotation-format.ts';
import { readTextFile } from '../text-file.ts';
import { readLabels } from './read-labels.ts';
import { writeLabels } from './write-labels.ts';

/** A label track of Audacity. */
export const audacityLabels: AnnotationFormat = {
  name: 'audacity',
  title: 'Audacity labels',
  extensions: ['.txt'],
  mimeType: 'text/plain',
  read: (bytes) => readLabels(readTextFile(bytes, 'Audacity labels')),
  write: writeLabels,
};
