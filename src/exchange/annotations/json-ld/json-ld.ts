import { AnnotationFormatError } from '../annotation-format.errors.ts';
import type { AnnotationFormat } from '../annotation-format.ts';
import { decodeText } from '../decode-text.ts';
import { lossesByReading } from '../losses-by-reading.ts';
import { jsonLdTitle } from './names.ts';
import { readCollection } from './read-collection.ts';
import { writeCollection } from './write-collection.ts';

/** 128 MiB: a quarter of a million annotations, which take ten times that in memory. */
const mostBytes = 128 * 1024 * 1024;

/** Web Annotations: the one format here that says all that a document does, also what other formats have kept. */
export const jsonLd: AnnotationFormat = {
  name: 'json-ld',
  title: jsonLdTitle,
  extensions: ['.jsonld', '.json'],
  mimeType: 'application/ld+json',
  read(bytes) {
    if (bytes.length > mostBytes) {
      const problem = `it has ${bytes.length} bytes, and may have ${mostBytes}`;
      throw new AnnotationFormatError(jsonLdTitle, null, problem, 'split it into files of shorter stretches');
    }
    return readCollection(decodeText(bytes, jsonLdTitle).text);
  },
  write(document) {
    const text = writeCollection(document);
    const losses = lossesByReading(document, readCollection(text), 'json-ld');
    return {
      bytes: new TextEncoder().encode(text),
      // What other formats have kept is written too.
      losses: losses.filter(({ what }) => !what.startsWith('what only ')),
    };
  },
};
