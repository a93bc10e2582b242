import { followClusters, type ClusterMembers, type ClusterRedirect } from '../../dsp/follow-clusters.ts';
import { sameVoiceRule } from '../speakers/speaker-embedder.ts';
import {
  settleSources,
  stepSources,
  type KnownVoice,
  type PlacedSources,
  type SourceToPlace,
} from './source-clusterer.ts';

export interface SourcesQuestion {
  readonly lexiconId: string;
  readonly heard: readonly SourceToPlace[];
  /** What a step goes on from; a settling starts anew. */
  readonly known?: readonly KnownVoice[];
  /** The Sources before a settling: they are followed by redirects. */
  readonly before?: readonly ClusterMembers[];
}

export interface SourcesAnswer extends PlacedSources {
  readonly redirects: readonly ClusterRedirect[];
}

/** One step, or a settling where `before` is given; in a worker thread, since a settling compares all with all. */
export default function advanceSources({ lexiconId, heard, known, before }: SourcesQuestion): SourcesAnswer {
  const rule = sameVoiceRule();
  if (before === undefined) return { ...stepSources(lexiconId, known ?? [], heard, rule), redirects: [] };
  const settled = settleSources(lexiconId, heard, rule);
  const homes = new Map(settled.assignments.map(({ heardSourceId, sourceId }) => [heardSourceId, sourceId]));
  return { ...settled, redirects: followClusters(before, homes) };
}
