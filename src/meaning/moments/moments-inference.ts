import { defineCorpusInference } from '../../inference/define-corpus-inference.ts';
import { embeddingOfSoundEvent } from '../../phonetics/likeness/word-embedding-inference.ts';
import { visualContextsOfRecording } from '../../sight/contexts/visual-contexts-inference.ts';
import { mappingsOfLexicon } from '../mappings-inference.ts';
import { readMoments, readMomentSpace, replaceMoments, type MomentsDelta } from './moment.store.ts';
import { placeMoment } from './place-moment.ts';
import { startingProjections } from './projections.ts';
import type { SettledMoments } from './settle-moments.ts';

const settling = new URL('./settle-moments.ts', import.meta.url);

/** Every situation as one point, near those of like sound, like looks and like words, whichever of these it has. */
export const momentsOfLexicon = defineCorpusInference<MomentsDelta>({
  name: 'moments',
  version: '1',
  reads: [embeddingOfSoundEvent, visualContextsOfRecording],
  after: [mappingsOfLexicon],

  async step(recordingIds, { lexiconId, graph }) {
    const moments = await readMoments(graph, lexiconId, recordingIds);
    const projections = (await readMomentSpace(graph, lexiconId))?.projections ?? startingProjections();
    const placed = moments.flatMap((moment) => placeMoment(moment, projections) ?? []);
    return { projections, placed, ids: moments.map(({ id }) => id) };
  },

  async settle({ lexiconId, graph, lanes, signal }) {
    const moments = await readMoments(graph, lexiconId);
    return await lanes.call<SettledMoments>('meaning', settling, moments, { signal });
  },

  write: replaceMoments,

  // Points are properties of situations, which the mappings take back; the settling that follows learns without them.
  forget: () => Promise.resolve(),
});
