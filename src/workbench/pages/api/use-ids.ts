import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { idsOf, idsQuery, type Ids, type IdsAnswer } from './example-queries.ts';

/** What examples are about on this server. Undefined until that is known, or known to be out of reach. */
export function useIds(): { readonly ids?: Ids; readonly problem?: string } {
  const client = useClient();
  const [found, setFound] = useState<{ readonly ids?: Ids; readonly problem?: string }>({});
  useEffect(() => {
    const asking = client.query<IdsAnswer>(idsQuery, {}).subscribe(({ data, error }) => {
      setFound(data ? { ids: idsOf(data) } : { ids: {}, problem: error?.message });
    });
    return () => asking.unsubscribe();
  }, [client]);
  return found;
}
