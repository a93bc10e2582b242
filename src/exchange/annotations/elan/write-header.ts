import type { AnnotationDocument, MediaLink } from '../../../review/annotations/annotation-document.ts';
import { KeptValues } from '../kept-values.ts';
import { lastUsed } from './written-annotation-ids.ts';
import type { XmlLines } from './write-xml.ts';
import { attributesFrom, elementsFrom } from './xml-element.ts';

/** In the order of the schema; elements that it does not know come last. */
export function writeHeader(
  lines: XmlLines,
  { media, metadata }: AnnotationDocument,
  kept: KeptValues,
  /** Of annotations `a1`, `a2`, …. */
  greatestNumber: number,
): void {
  // A file whose count was too low keeps it until an annotation is added.
  const isCountedOn = greatestNumber > (kept.number('greatestNumber') ?? 0);
  const found = kept.get('headerAttributes');
  lines.start('HEADER', found === undefined ? { MEDIA_FILE: '', TIME_UNITS: 'milliseconds' } : attributesFrom(found));
  for (const each of media) writeMedia(lines, each);
  const others = elementsFrom(kept.get('headerElements'));
  for (const each of others) if (each.name === 'LINKED_FILE_DESCRIPTOR') lines.element(each);
  for (const [name, text] of Object.entries(metadata.properties ?? {})) {
    lines.leaf('PROPERTY', { NAME: name }, name === lastUsed ? atLeast(text, isCountedOn ? greatestNumber : 0) : text);
  }
  for (const each of others) if (each.name === 'PROPERTY') lines.element(each);
  for (const each of others)
    if (each.name !== 'PROPERTY' && each.name !== 'LINKED_FILE_DESCRIPTOR') lines.element(each);
  lines.end();
}

/** ELAN gives the next annotation the number after it. */
function atLeast(text: string, number: number): string {
  return /^\d+$/u.test(text) && Number(text) < number ? String(number) : text;
}

function writeMedia(lines: XmlLines, { address, mimeType, offsetSeconds, kept }: MediaLink): void {
  const values = KeptValues.of(kept, 'elan');
  const others = attributesFrom(values.get('attributes'));
  lines.element({
    name: 'MEDIA_DESCRIPTOR',
    attributes: {
      MEDIA_URL: address,
      MIME_TYPE: mimeType ?? '',
      ...(offsetSeconds !== undefined && { TIME_ORIGIN: String(Math.round(offsetSeconds * 1000)) }),
      ...others,
    },
    text: '',
    children: elementsFrom(values.get('elements')),
  });
}
