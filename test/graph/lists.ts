import type { PageWindow } from '../../src/api/connection-arguments.ts';
import type { Graph } from '../../src/graph/graph.ts';
import type { CursorKey } from '../../src/api/cursor.ts';
import { listFeelings } from '../../src/emotion/feeling.store.ts';
import { DatasetStore } from '../../src/exchange/datasets/dataset.store.ts';
import { MappingStore } from '../../src/meaning/mapping.store.ts';
import { SoundFormStore } from '../../src/phonetics/forms/sound-form.store.ts';
import { RecordingStore } from '../../src/recording/recording.store.ts';
import { ConceptStore } from '../../src/sight/concepts/concept.store.ts';
import { listContexts } from '../../src/sight/contexts/visual-context.store.ts';
import { listEvents } from '../../src/sound/sound-event.store.ts';
import { reader } from './filled-lists.ts';

/** One list of the graph, whatever it holds. */
export interface List {
  readonly name: string;
  /** A row's place: its sort keys, the id last. */
  readonly keysOf: (row: Row) => readonly CursorKey[];
  /** Whether the keys before the id run downward, and the id with them. */
  readonly descending: boolean;
  readonly read: (graph: Graph, window: PageWindow, filter?: object) => Promise<readonly Row[]>;
}

/** What the tests look at in a row of any of the eight kinds; a row has the properties of its own kind alone. */
export interface Row {
  readonly id: string;
  readonly lexiconId: string | null;
  readonly collectionId: string;
  readonly recordingId: string;
  readonly formId: string;
  readonly formKey: string;
  readonly conceptId: string;
  readonly kind: string;
  readonly label?: string | null;
  readonly title: string;
  readonly status: string;
  readonly probability: number;
  readonly confidence: number;
  readonly tokenCount: number;
  readonly addedAtMs: number;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly isVoice: boolean;
  readonly channel: string;
  readonly shows: readonly { readonly concept: { readonly id: string } }[];
}

const reading: readonly (Omit<List, 'read'> & {
  readonly read: (...asked: Parameters<List['read']>) => Promise<readonly object[]>;
})[] = [
  {
    name: 'mappings',
    keysOf: (row) => [row.probability, row.id],
    descending: true,
    read: (graph, window, filter = {}) => new MappingStore(graph).list(filter, window, reader.lexiconIds),
  },
  {
    name: 'sound forms',
    keysOf: (row) => [row.tokenCount, row.id],
    descending: true,
    read: (graph, window, filter = {}) => new SoundFormStore(graph).list(filter, window, reader.lexiconIds),
  },
  {
    name: 'recordings',
    keysOf: (row) => [row.addedAtMs, row.id],
    descending: false,
    read: (graph, window, filter = {}) => new RecordingStore(graph).list(filter, window, reader.collectionIds),
  },
  {
    name: 'sound events',
    keysOf: (row) => [row.recordingId, row.startSeconds, row.id],
    descending: false,
    read: (graph, window, filter = {}) =>
      listEvents(graph, { voiceOnly: false, ...filter }, window, reader.collectionIds),
  },
  {
    name: 'visual contexts',
    keysOf: (row) => [row.recordingId, row.startSeconds, row.id],
    descending: false,
    read: (graph, window, filter = {}) => listContexts(graph, filter, window, reader),
  },
  {
    name: 'concepts',
    keysOf: (row) => [row.label ?? null, row.id],
    descending: false,
    read: (graph, window, filter = {}) => new ConceptStore(graph).list(filter, window, reader),
  },
  {
    name: 'feelings',
    keysOf: (row) => [row.recordingId, row.startSeconds, row.id],
    descending: false,
    read: (graph, window, filter = {}) => listFeelings(graph, filter, window, reader.collectionIds),
  },
  {
    name: 'lexical entries',
    keysOf: (row) => [row.formKey, row.id],
    descending: false,
    read: (graph, window, filter = {}) => new DatasetStore(graph).entries(filter, window, reader.lexiconIds),
  },
];

export const lists = reading as readonly List[];
