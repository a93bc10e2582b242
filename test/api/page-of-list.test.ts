import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageWindow } from '../../src/api/connection-arguments.ts';
import { pageOfList } from '../../src/api/page-of-list.ts';

interface Row {
  readonly startSeconds: number;
  readonly id: string;
}

const rows = fc.uniqueArray(fc.record({ startSeconds: fc.nat(4), id: fc.string({ minLength: 1, maxLength: 4 }) }), {
  selector: ({ id }) => id,
  maxLength: 20,
});
const keysOf = ({ startSeconds, id }: Row) => [startSeconds, id] as const;

function pageOf(list: readonly Row[], args: object) {
  const window = pageWindow('test', args, ['number', 'string']);
  return pageOfList(list, window, keysOf, (row) => row.id);
}

describe('pageOfList', () => {
  it('gives every row once, page by page, however many begin at once and whatever order they come in', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 7 }), (list, size) => {
        const [forward, backward]: [string[], string[]] = [[], []];
        for (let after: string | null = null, more = true; more;) {
          const { edges, pageInfo } = pageOf(list, { first: size, ...(after !== null && { after }) });
          forward.push(...edges.map(({ node }) => node));
          [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
        }
        for (let before: string | null = null, more = true; more;) {
          const { edges, pageInfo } = pageOf(list, { last: size, ...(before !== null && { before }) });
          backward.unshift(...edges.map(({ node }) => node));
          [before, more] = [pageInfo.startCursor, pageInfo.hasPreviousPage];
        }
        expect(forward).toHaveLength(list.length);
        expect(new Set(forward)).toEqual(new Set(list.map(({ id }) => id)));
        expect(backward).toEqual(forward);
      }),
    );
  });
});
