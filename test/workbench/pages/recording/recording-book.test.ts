import { beforeEach, describe, expect, it } from 'vitest';
import { RecordingBook, type EditDone } from '../../../../src/workbench/pages/recording/recording-book.ts';
import { IntervalIndex } from '../../../../src/workbench/timeline/interval-index.ts';

const said = (id: string, text: string, more: object = {}) => ({
  ...{ id, tierId: 'words', startSeconds: 1, endSeconds: 2, text, revision: 1, statementId: null, rejected: null },
  ...more,
});
const corrects = (id: string, statementId: string, text: string, more: object = {}) =>
  said(id, text, { tierId: 'corrections', statementId, rejected: false, ...more });
const heard = (id: string, text: string, startSeconds = 1) => ({
  ...{ id, startSeconds, endSeconds: startSeconds + 1, text, confidence: 0.5 },
});
const done = (of: Partial<EditDone>): EditDone => ({ annotations: [], deletedIds: [], deletedTierIds: [], ...of });

describe('RecordingBook', () => {
  let rows: Map<string, IntervalIndex>;
  let told: { rowKey: string; ids: string[] }[];
  let book: RecordingBook;
  beforeEach(() => {
    rows = new Map();
    told = [];
    book = new RecordingBook((rowKey, changes) => {
      rows.set(rowKey, (rows.get(rowKey) ?? new IntervalIndex([])).with(changes));
      told.push({ rowKey, ids: [...changes.keys()] });
    });
  });
  const shown = (rowKey: string) => (rows.get(rowKey)?.items ?? []).map(({ text }) => text);

  it('shows what an edit made by its answer, and nothing else anew', () => {
    book.fill([said('a', 'one'), said('b', 'two')], book.now());
    told = [];
    book.settle(done({ annotations: [said('b', 'zwei', { revision: 2 })] }));
    expect(told).toEqual([{ rowKey: 'words', ids: ['b'] }]);
    expect(shown('words')).toEqual(['one', 'zwei']);
    book.settle(done({ deletedIds: ['a'] }));
    expect(shown('words')).toEqual(['zwei']);
  });

  it('shows what is expected of an edit at once, and what was there where it is refused', () => {
    book.fill([said('a', 'one'), said('b', 'two')], book.now());
    const [other, gone] = [
      { rowKey: 'words', id: 'a', item: { id: 'a', startSeconds: 1, endSeconds: 2, text: 'another' } },
      { rowKey: 'words', id: 'b', item: undefined },
    ];
    book.expect(other);
    book.expect(gone);
    expect(shown('words')).toEqual(['another']);
    book.settle(undefined, other);
    book.settle(done({ deletedIds: ['b'] }), gone);
    expect(shown('words')).toEqual(['one']);
  });

  it('goes on showing a later edit while the one before it is answered', () => {
    book.fill([said('a', 'one')], book.now());
    const [first, second] = ['uno', 'una'].map((text) => ({
      ...{ rowKey: 'words', id: 'a', item: { id: 'a', startSeconds: 1, endSeconds: 2, text } },
    }));
    book.expect(first!);
    book.expect(second!);
    book.settle(done({ annotations: [said('a', 'uno', { revision: 2 })] }), first);
    expect(shown('words')).toEqual(['una']);
    expect(book.annotation('a')?.revision).toBe(2);
    book.settle(done({ annotations: [said('a', 'una', { revision: 3 })] }), second);
    expect(shown('words')).toEqual(['una']);
  });

  it('leaves what a statement says where a correction says nothing but another time, and where it leads', () => {
    book.putStatements('forms', [{ ...heard('f', 'dog?'), page: '/lexicon/l/forms/f' }]);
    book.fill([corrects('mine', 'f', '', { endSeconds: 1.5 })], book.now());
    expect(rows.get('forms')!.items).toEqual([
      {
        ...{ id: 'f', startSeconds: 1, endSeconds: 1.5, text: 'dog?', page: '/lexicon/l/forms/f', corrected: true },
        correction: { id: 'mine', revision: 1, inferred: { ...heard('f', 'dog?'), page: '/lexicon/l/forms/f' } },
      },
    ]);
  });

  it('lays the last correction over a statement, whichever is read first, and shows the one before it when that is undone', () => {
    book.fill([corrects('theirs', 'e', 'dog', { revision: 4 })], book.now());
    book.putStatements('events', [heard('e', 'cat'), heard('f', 'bird', 5)]);
    expect(shown('events')).toEqual(['dog', 'bird']);
    book.settle(done({ annotations: [corrects('mine', 'e', 'fox', { revision: 7 })] }));
    expect(rows.get('events')!.items).toContainEqual({
      ...{ id: 'e', startSeconds: 1, endSeconds: 2, text: 'fox', corrected: true },
      correction: { id: 'mine', revision: 7, inferred: heard('e', 'cat') },
    });
    book.settle(done({ deletedIds: ['mine'] }));
    expect(shown('events')).toEqual(['dog', 'bird']);
    book.drop(['theirs'], book.now());
    expect(shown('events')).toEqual(['cat', 'bird']);
  });

  it('marks what a person says is not so, until they take it back', () => {
    book.putStatements('events', [heard('e', 'cat')]);
    book.settle(done({ annotations: [corrects('mine', 'e', 'cat', { rejected: true })] }));
    const inferred = heard('e', 'cat');
    expect(rows.get('events')!.items).toEqual([
      { ...inferred, confidence: undefined, rejected: true, correction: { id: 'mine', revision: 1, inferred } },
    ]);
    book.settle(done({ deletedIds: ['mine'] }));
    expect(rows.get('events')!.items).toEqual([inferred]);
  });

  it('keeps its own edits where what is read was asked for before them', () => {
    const since = book.now();
    book.settle(
      done({ annotations: [said('a', 'new', { revision: 5 }), said('c', 'made', { revision: 5 })], deletedIds: ['b'] }),
    );
    book.fill([said('a', 'old'), said('b', 'deleted'), said('d', 'other')], since);
    book.keepOnly('words', new Set(['a', 'b', 'd']), since);
    expect(new Set(shown('words'))).toEqual(new Set(['new', 'made', 'other']));
  });

  it('tells nothing of what is read again and is as it was', () => {
    book.fill([said('a', 'one'), corrects('x', 'e', 'dog')], book.now());
    book.putStatements('events', [heard('e', 'cat'), heard('f', 'bird', 5)]);
    told = [];
    book.fill([said('a', 'one')], book.now());
    book.keepOnly('words', new Set(['a']), book.now());
    book.putStatements('events', [heard('f', 'bird', 5)]);
    expect(told).toEqual([]);
    book.keepOnlyStatements('events', new Set(['f']));
    expect(shown('events')).toEqual(['bird']);
  });

  it('empties a tier that is gone', () => {
    book.putStatements('events', [heard('e', 'cat')]);
    book.fill([said('a', 'one'), corrects('x', 'e', 'dog')], book.now());
    book.settle(done({ deletedTierIds: ['words'] }));
    book.dropTier('corrections');
    expect([shown('words'), shown('events')]).toEqual([[], ['cat']]);
  });
});
