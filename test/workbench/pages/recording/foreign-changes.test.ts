import { beforeEach, describe, expect, it } from 'vitest';
import { ForeignChanges } from '../../../../src/workbench/pages/recording/foreign-changes.ts';
import {
  joined,
  nothingToRead,
  readingOf,
  toReadAfter,
} from '../../../../src/workbench/pages/recording/what-to-read.ts';

const news = (revision: number, more: object = {}) => ({
  ...{ happened: 'EDITED', revision, tierIds: ['words'], annotationIds: ['a'] },
  ...more,
});

describe('changes of annotations', () => {
  let told: number[];
  let changes: ForeignChanges;
  beforeEach(() => {
    told = [];
    changes = new ForeignChanges(({ revision }) => told.push(revision));
  });

  it('that this page made itself are no news, whether the answer or the event comes first', () => {
    changes.sent();
    changes.heed(news(1));
    changes.answered(1);
    changes.sent();
    changes.answered(2);
    changes.heed(news(2));
    expect(told).toEqual([]);
    expect([changes.isOwn(2), changes.isOwn(3)]).toEqual([true, false]);
  });

  it('of others are told, and wait while an edit of one’s own is under way', () => {
    changes.heed(news(1));
    changes.sent();
    changes.sent();
    changes.heed(news(2));
    changes.heed(news(3));
    changes.answered(3);
    expect(told).toEqual([1]);
    changes.answered(undefined);
    expect(told).toEqual([1, 2]);
  });
});

describe('what has to be read again', () => {
  it('is what an event names, and the whole tiers only where it names no annotations', () => {
    expect(toReadAfter(news(1))).toMatchObject({ all: false, tierIds: new Set(), annotationIds: new Set(['a']) });
    expect(toReadAfter(news(1, { annotationIds: [] })).tierIds).toEqual(new Set(['words']));
    const many = Array.from({ length: 200 }, (_, i) => `t${i}`);
    expect(toReadAfter(news(1, { annotationIds: [], tierIds: many })).all).toBe(true);
  });

  it('is of an import only what is new, and of a deletion nothing', () => {
    const imported = toReadAfter(news(1, { happened: 'IMPORTED', annotationIds: [], tierIds: ['new'] }));
    expect(readingOf(imported, new Set(['words']), ['words', 'new'])).toEqual({
      ...{ tierIds: ['new'], annotationIds: [], goneTierIds: [] },
    });
    const deleted = toReadAfter(news(2, { happened: 'DELETED', annotationIds: [], tierIds: ['words'] }));
    expect(readingOf(deleted, new Set(['words', 'new']), ['new'])).toEqual({
      ...{ tierIds: [], annotationIds: [], goneTierIds: ['words'] },
    });
  });

  it('of several events is read at once, as many annotations in a request as the server allows', () => {
    const ids = Array.from({ length: 150 }, (_, i) => `a${i}`);
    const both = joined(
      toReadAfter(news(1, { annotationIds: ids })),
      toReadAfter(news(2, { annotationIds: ids.map((id) => `${id}'`) })),
    );
    const { annotationIds, tierIds } = readingOf(both, new Set(['words']), ['words']);
    expect(annotationIds.map(({ length }) => length)).toEqual([200, 100]);
    expect(tierIds).toEqual([]);
    const all = readingOf({ ...joined(both, nothingToRead), all: true }, new Set(['words']), ['words']);
    expect(all).toMatchObject({ tierIds: ['words'], annotationIds: [] });
  });
});
