import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { messageOf } from '../../api/ask.ts';
import { idsOf, idsQuery, type Ids, type IdsAnswer } from './example-queries.ts';

/** What examples are about on this server. Undefined until that is known, or known to be out of reach. */
export function useIds(): { readonly ids?: Ids; readonly problem?: string } {
  const client = useClient();
  const [found, setFound] = useState<{ readonly ids?: Ids; readonly problem?: string }>({});
  useEffect(() => {
    const asking = client.query<IdsAnswer>(idsQuery, {}).subscribe(({ data, error }) => {
      setFound(data ? { ids: idsOf(data) } : { ids: {}, problem: messageOf(error) });
    });
    return () => asking.unsubscribe();
  }, [client]);
  return found;
}
