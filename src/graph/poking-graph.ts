import { appendChangesQuery } from './change-log.ts';
import type { Graph, GraphTransaction } from './graph.ts';

/** The same graph, which calls `poke` after each commit that appended to the change log. */
export function pokingGraph(graph: Graph, poke: () => void): Graph {
  return {
    read: (query, parameters) => graph.read(query, parameters),
    readTogether: (work) => graph.readTogether(work),
    verify: () => graph.verify(),
    close: () => graph.close(),
    write: async <Result>(work: (transaction: GraphTransaction) => Promise<Result>): Promise<Result> => {
      let appended = false;
      const result = await graph.write((transaction) =>
        work({
          run: (query, parameters) => {
            if (query === appendChangesQuery) appended = true;
            return transaction.run(query, parameters);
          },
        }),
      );
      if (appended) poke();
      return result;
    },
  };
}
