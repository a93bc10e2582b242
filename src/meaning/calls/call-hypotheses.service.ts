import { ParameterError } from '../../errors.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Lanes } from '../../inference/lanes.ts';
import { ConceptStore } from '../../sight/concepts/concept.store.ts';
import { nameOfConcept } from '../explanation/names.ts';
import { callHypothesisOptions, type CallHypotheses } from './call-hypotheses.ts';
import type { CallQuestion } from './find-in-lane.ts';
import { observationsRevision, readCallObservations } from './observations.store.ts';
import type { ConceptNames } from './wording.ts';

const finding = new URL('./find-in-lane.ts', import.meta.url);

export const defaultWithinSeconds = callHypothesisOptions.withinSeconds;
const shortestWithin = 0.5;
const longestWithin = 60;
/** Of more recordings only so many are looked at, and the answer says so. */
const mostRecordings = 2000;
const mostKept = 8;

export interface FoundHypotheses extends CallHypotheses {
  readonly recordingsLeftOut: number;
}

/**
 * Hypotheses about a lexicon's calls, worked out when they are asked for, off the event loop, and kept until something is heard, seen or noted
 * that was not. Who asks at the same time shares the work; it goes on when they leave, since they will ask again.
 */
export class CallHypothesesService {
  private readonly found = new Map<string, Promise<FoundHypotheses>>();

  constructor(
    private readonly graph: Graph,
    private readonly lanes: Lanes,
  ) {}

  /** @throws {ParameterError} a time out of range */
  async find(lexiconId: string, withinSeconds: number = defaultWithinSeconds): Promise<FoundHypotheses> {
    if (!(withinSeconds >= shortestWithin && withinSeconds <= longestWithin)) {
      throw new ParameterError(
        `withinSeconds is ${withinSeconds}; it must be from ${shortestWithin} to ${longestWithin}`,
      );
    }
    const revision = await observationsRevision(this.graph, lexiconId);
    const key = JSON.stringify([lexiconId, withinSeconds, revision?.revision]);
    const known = this.found.get(key);
    const work = known ?? this.work(lexiconId, withinSeconds, revision?.recordings ?? 0);
    // the latest asked for is the last to go
    this.found.delete(key);
    this.found.set(key, work);
    if (known === undefined) work.catch(() => this.found.delete(key));
    for (const oldest of this.found.keys()) {
      if (this.found.size <= mostKept) break;
      this.found.delete(oldest);
    }
    return await work;
  }

  private async work(lexiconId: string, withinSeconds: number, recordings: number): Promise<FoundHypotheses> {
    const observations = await readCallObservations(this.graph, lexiconId, mostRecordings);
    const question: CallQuestion = { observations, withinSeconds };
    const found = await this.lanes.call<CallHypotheses>('calls', finding, question);
    return { ...found, recordingsLeftOut: Math.max(0, recordings - observations.recordings.length) };
  }
}

/** Names of all concepts that hypotheses speak of. */
export async function conceptNames(
  { hypotheses }: Pick<CallHypotheses, 'hypotheses'>,
  graph: Graph,
  lexiconIds: readonly string[],
): Promise<ConceptNames> {
  const ids = new Set<string>();
  for (const { source, alternatives } of hypotheses) {
    for (const { kind, id } of [source, ...alternatives.map((other) => other.source)]) if (kind === 'VIEW') ids.add(id);
  }
  const concepts = await new ConceptStore(graph).read([...ids], lexiconIds);
  return (id) => nameOfConcept({ id, label: concepts.get(id)?.label ?? null });
}
