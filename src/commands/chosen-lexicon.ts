import { NotFoundError, ParameterError } from '../errors.ts';
import type { Phonograph } from '../phonograph.ts';
import { CollectionStore } from '../recording/collection.store.ts';
import { localOwnerId } from '../recording/recording.ts';

export interface LexiconOptions {
  /** Name of a collection. */
  readonly collection?: string;
  /** Id of a lexicon, or the language that it is of where one lexicon alone is. */
  readonly lexicon?: string;
}

/** The lexicon that a command is asked to work by: named, that of a collection, or the only one there is. */
export async function lexiconOf(
  { graph }: Pick<Phonograph, 'graph'>,
  { collection, lexicon }: LexiconOptions,
): Promise<string> {
  const collections = new CollectionStore(graph);
  const access = await collections.access(localOwnerId);
  if (lexicon !== undefined) {
    if (access.lexiconIds.includes(lexicon)) return lexicon;
    const named = (await collections.list(access.collectionIds)).filter(({ language }) => language === lexicon);
    const [sole, ...more] = new Set(named.map(({ lexiconId }) => lexiconId));
    if (sole === undefined) throw new NotFoundError('lexicon', lexicon);
    if (more.length > 0) throw new ParameterError(`${more.length + 1} lexicons are of ${lexicon}; say which by its id`);
    return sole;
  }
  if (collection !== undefined) {
    const found = (await collections.list(access.collectionIds)).find(({ name }) => name === collection);
    if (found === undefined) throw new NotFoundError('collection', collection);
    return found.lexiconId;
  }
  const [only, ...others] = access.lexiconIds;
  if (only === undefined) throw new ParameterError('nothing is learned yet; put recordings in with: phonograph ingest');
  if (others.length > 0)
    throw new ParameterError(`there are ${others.length + 1} lexicons; say --collection or --lexicon`);
  return only;
}
