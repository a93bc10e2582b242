import { describe, expect, it } from 'vitest';
import { changeOf, changeOnLeaving, toDraft } from '../../../../src/workbench/pages/recording/item-draft.ts';

const item = { id: 'i', startSeconds: 1.00004, endSeconds: 2, text: 'old' };

describe('what is typed for an item', () => {
  it('is no change where nothing is typed, however fine its times are', () => {
    expect(changeOf(toDraft(item), item)).toBeUndefined();
    expect(changeOnLeaving(toDraft(item), item)).toBeUndefined();
  });

  it('is kept when another item is gone to', () => {
    expect(changeOnLeaving({ ...toDraft(item), text: 'new', end: '2,5' }, item)).toEqual({
      ...item,
      text: 'new',
      endSeconds: 2.5,
    });
  });

  it('keeps its text where a time is none', () => {
    const draft = { start: 'x', end: '2.000', text: 'new' };
    expect(changeOf(draft, item)).toBeUndefined();
    expect(changeOnLeaving(draft, item)).toEqual({ ...item, text: 'new' });
  });
});
