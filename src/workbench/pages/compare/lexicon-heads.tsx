import { Link } from 'wouter';
import type { LoadedLexicon } from './load-lexicon.ts';

/** The head of a table with a column for each lexicon. @param first what the rows are of, where it is to be said */
export function LexiconHeads({
  first,
  loaded,
}: {
  readonly first?: string;
  readonly loaded: readonly LoadedLexicon[];
}) {
  return (
    <thead>
      <tr>
        {first === undefined ? <td /> : <th scope="col">{first}</th>}
        {loaded.map(({ lexicon }) => (
          <th key={lexicon.id} scope="col">
            <Link href={`/lexicon?lexicon=${lexicon.id}`}>{lexicon.name}</Link>
          </th>
        ))}
      </tr>
    </thead>
  );
}
