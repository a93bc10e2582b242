import { NotFoundError } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import { NoAudioError } from '../media/media-errors.ts';
import { RecordingStore } from '../recording/recording.store.ts';
import { recordingToDraw } from '../sound/tiles/recording-to-draw.ts';
import type { TileLibrary } from '../sound/tiles/tile-library.ts';
import type { TileSource } from './media-ports.ts';

/** Tiles of recordings of the graph: only of those that the reader may see. */
export function recordingTiles(graph: Graph, mediaPath: (sha256: string) => string, library: TileLibrary): TileSource {
  const recordings = new RecordingStore(graph);
  return {
    async open(id, reader) {
      const [recording] = await recordings.read([id], (await reader.access()).collectionIds);
      if (recording === undefined) throw new NotFoundError('recording', id);
      const drawn = recordingToDraw(recording, mediaPath);
      if (drawn === undefined) throw new NoAudioError(recording.title);
      return {
        version: library.version(drawn),
        manifest: () => library.manifest(drawn),
        check: (place) => library.check(drawn, place),
        tile: (place, signal) => library.tile(drawn, place, signal),
      };
    },
  };
}
