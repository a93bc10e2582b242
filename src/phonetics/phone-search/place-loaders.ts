import { RequestLoaders } from '../../api/request-loaders.ts';
import { RecordingStore } from '../../recording/recording.store.ts';
import { Recording } from '../../recording/recording.type.ts';
import type { RequestContext } from '../../request-context.ts';
import { SoundEvent } from '../../sound/sound-event.type.ts';
import { PhoneSearchStore } from './phone-search.store.ts';

/** Utterances and recordings in which something was found, all of a request's in one query each; null for what is gone meanwhile. */
export class PlaceLoaders {
  private readonly utterances = new RequestLoaders<RequestContext, 'id', SoundEvent | null>(
    async (ids, _by, { graph, reader }) => {
      const found = await new PhoneSearchStore(graph).utterances(ids, (await reader.access()).collectionIds);
      return new Map([...found].map(([id, record]) => [id, SoundEvent.of(record)]));
    },
    null,
  );

  private readonly recordings = new RequestLoaders<RequestContext, 'id', Recording | null>(
    async (ids, _by, { graph, reader }) => {
      const records = await new RecordingStore(graph).read(ids, (await reader.access()).collectionIds);
      return new Map(records.map((record) => [record.id, Recording.of(record)]));
    },
    null,
  );

  utterance(id: string, request: RequestContext): Promise<SoundEvent | null> {
    return this.utterances.load(id, 'id', request);
  }

  recording(id: string, request: RequestContext): Promise<Recording | null> {
    return this.recordings.load(id, 'id', request);
  }
}
