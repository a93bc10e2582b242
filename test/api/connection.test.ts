import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadCursorError, BadPageError } from '../../src/api/api.errors.ts';
import { pageWindow } from '../../src/api/connection-arguments.ts';
import { decodeCursor, encodeCursor, type CursorKey } from '../../src/api/cursor.ts';
import { words, wordsOfPage } from './word-schema.ts';

describe('a cursor', () => {
  const key = fc.oneof(
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
  );

  test('gives back the keys it was made of', () => {
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), (keys: CursorKey[]) => {
        const normal = keys.map((each) => (Object.is(each, -0) ? 0 : each));
        fc.pre(JSON.stringify(keys).length < 1000);
        expect(decodeCursor('list:order', encodeCursor('list:order', keys))).toEqual(normal);
      }),
    );
  });

  test('is refused when it is malformed, whatever it is, and says what to do', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), (text) => {
        expect(() => decodeCursor('list:order', text)).toThrow(BadCursorError);
      }),
    );
    expect(() => decodeCursor('list:order', 'nonsense')).toThrow(/after: "nonsense" is not a cursor; pass a cursor of/);
    expect(() => decodeCursor('list:order', 'A'.repeat(5000))).toThrow(BadCursorError);
  });

  test('is refused by another list, another version and other kinds of keys', () => {
    const cursor = encodeCursor('words:length', [3, 'w9']);
    expect(() => decodeCursor('words:id', cursor)).toThrow(/another list or another order/);
    const old = Buffer.from(JSON.stringify([0, 'words:length', 3, 'w9'])).toString('base64url');
    expect(() => decodeCursor('words:length', old)).toThrow(/version 0/);
    expect(() => decodeCursor('words:length', cursor, 'after', ['string', 'string'])).toThrow(BadCursorError);
    expect(() => decodeCursor('words:length', cursor, 'after', ['number'])).toThrow(BadCursorError);
    const nested = Buffer.from(JSON.stringify([1, 'words:length', { $gt: 0 }])).toString('base64url');
    expect(() => decodeCursor('words:length', nested)).toThrow(BadCursorError);
  });
});

describe('a page', () => {
  test.each([0, -1, 201, 1.5, Number.NaN])('of size %s is refused', (first) => {
    expect(() => pageWindow('words:length', { first })).toThrow(BadPageError);
    expect(() => pageWindow('words:length', { last: first })).toThrow(BadPageError);
  });

  test('from both ends is refused', () => {
    expect(() => pageWindow('words:length', { first: 1, last: 1 })).toThrow(/exclude each other/);
  });

  test('has 20 items unless said, and 200 at most', () => {
    expect(pageWindow('words:length', {}).limit).toBe(20);
    expect(pageWindow('words:length', { last: 200 }).limit).toBe(200);
  });

  test('after page, in either direction and of any size, gives every item once and in order', () => {
    const inOrder = words.map((word) => word.id);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.boolean(), (size, backward) => {
        const seen: string[] = [];
        let cursor: string | null = null;
        for (let more = true; more;) {
          const page = wordsOfPage(backward ? { last: size, before: cursor } : { first: size, after: cursor });
          const ids = page.edges.map((edge) => edge.node.id);
          expect(page.pageInfo.startCursor).toBe(page.edges[0]?.cursor);
          if (backward) seen.unshift(...ids);
          else seen.push(...ids);
          more = backward ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage;
          cursor = backward ? page.pageInfo.startCursor : page.pageInfo.endCursor;
        }
        expect(seen).toEqual(inOrder);
      }),
      { numRuns: 40 },
    );
  });

  test('beyond the end is empty and has no cursors', () => {
    const end = wordsOfPage({ first: 200 }).pageInfo.endCursor;
    expect(wordsOfPage({ after: end })).toMatchObject({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    });
  });
});
