import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';
import { variablesOf, type ExampleQuery, type Ids } from './example-queries.ts';

export interface ShownExample {
  readonly example?: ExampleQuery;
  /** Undefined until they are known. */
  readonly ids?: Ids;
  /** How often an example was chosen: the same one may be chosen again, after the person has changed it. */
  readonly times: number;
}

/** Puts the example that was chosen into the editors, once these and its ids are there. It shows nothing itself. */
export function ShowExample({ example, ids, times }: ShownExample) {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  useEffect(() => {
    if (!example || !ids || !queryEditor || !variableEditor) return;
    const variables = variablesOf(example, ids);
    queryEditor.setValue(example.query);
    variableEditor.setValue(Object.keys(variables).length === 0 ? '' : JSON.stringify(variables, null, 2));
  }, [example, ids, times, queryEditor, variableEditor]);
  return null;
}
