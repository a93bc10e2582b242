import type { AnnotationsToExport } from './export-annotations.ts';
import { formatNamed } from './find-format.ts';

/** Where an export is downloaded, on the server that makes it. */
export function downloadPath({ recordingId, format, documentId, tiers }: AnnotationsToExport): string {
  const { name, extensions } = formatNamed(format);
  // Some formats have an ending that begins before its dot.
  const [ending] = extensions;
  const extension = ending.slice(ending.indexOf('.'));
  const query = new URLSearchParams({ format: name });
  if (documentId !== undefined) query.set('document', documentId);
  for (const tier of tiers ?? []) query.append('tiers', tier);
  return `/media/${recordingId}/annotations${extension}?${query.toString()}`;
}
