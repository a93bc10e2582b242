import type { PartLibrary } from '../sound/separation/part-library.ts';
import type { MediaLibrary, PartFinder } from './media-ports.ts';

/** Parts of recordings of the graph: only of those that the reader may see. */
export function recordingParts(library: MediaLibrary, parts: PartLibrary): PartFinder {
  return async (recordingId, key, place, reader) => {
    const { sha256, title } = await library.open(recordingId, reader);
    const { path, label } = await parts.part(sha256, key, place);
    return { path, name: `${title}.${label}.wav` };
  };
}
