import { NotFoundError } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import type { ContentStore } from '../media/content-store.ts';
import { openMedia } from '../media/open-media.ts';
import { thumbnail } from '../media/thumbnail.ts';
import { waveformPeaks } from '../media/waveform-peaks.ts';
import { RecordingStore } from '../recording/recording.store.ts';
import type { Reader } from '../request-context.ts';
import type { MediaLibrary, PlayableMedia, WaveformPeaks } from './media-ports.ts';

/** Recordings of the graph, as they are played: only those that the reader may see. */
export class RecordingLibrary implements MediaLibrary {
  private readonly recordings: RecordingStore;

  constructor(
    graph: Graph,
    private readonly content: ContentStore,
  ) {
    this.recordings = new RecordingStore(graph);
  }

  async open(recordingId: string, reader: Reader): Promise<PlayableMedia> {
    const [recording] = await this.recordings.read([recordingId], (await reader.access()).collectionIds);
    if (recording === undefined) throw new NotFoundError('recording', recordingId);
    const { mimeType, title, sizeBytes, sha256 } = recording;
    return { path: this.content.path(sha256), mimeType, title, sizeBytes, sha256 };
  }

  async thumbnail(recordingId: string, atSeconds: number, reader: Reader, signal: AbortSignal): Promise<Uint8Array> {
    const { path } = await this.open(recordingId, reader);
    return await thumbnail(await openMedia(path, signal), atSeconds, { signal });
  }

  async peaks(recordingId: string, buckets: number, reader: Reader, signal: AbortSignal): Promise<WaveformPeaks> {
    const { path } = await this.open(recordingId, reader);
    const pcm = await (await openMedia(path, signal)).pcm({}, signal);
    try {
      return await waveformPeaks(pcm, buckets, signal);
    } finally {
      await pcm.close();
    }
  }
}
