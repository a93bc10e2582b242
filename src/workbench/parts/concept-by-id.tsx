import { useQuery } from 'urql';
import { Link } from 'wouter';
import { graphql } from '../api/generated/index.ts';
import { useConceptName } from './concept-name.tsx';

const conceptNameQuery = graphql(`
  query ConceptName($id: ID!) {
    concept(id: $id) {
      id
      label
      kind
    }
  }
`);

/** A concept of which only the id is at hand, by its name; a link where a lexicon is given. */
export function ConceptById({ id, lexiconId }: { readonly id: string; readonly lexiconId?: string }) {
  const [{ data }] = useQuery({ query: conceptNameQuery, variables: { id } });
  const name = useConceptName()(data?.concept ?? { id });
  return lexiconId === undefined ? name : <Link href={`/lexicon/${lexiconId}/concepts/${id}`}>{name}</Link>;
}
