import type { AnnotationFormat } from '../annotation-format.ts';
import { readEaf } from './read-eaf.ts';
import { writeEaf } from './write-eaf.ts';

/** EAF of ELAN (https://archive.mpi.nl/tla/elan), 2.0 to 3.0. */
export const eaf: AnnotationFormat = {
  name: 'eaf',
  title: 'ELAN',
  extensions: ['.eaf'],
  mimeType: 'text/x-eaf+xml',
  read: readEaf,
  write: writeEaf,
};
