import { describe, expect, it } from 'vitest';
import { accessOf } from '../../../src/workbench/parts/use-access.ts';

type Asked = Parameters<typeof accessOf>[0];

const ada = { id: 'person_a', name: 'Ada', isAdmin: false };
const me: Asked['me'] = {
  credential: 'SESSION',
  atMost: 'OWNER',
  onlyCollectionIds: null,
  signInWays: ['API_KEY'],
  person: ada,
};
const collections: Asked['collections'] = [
  { id: 'read', myRole: 'READER' },
  { id: 'annotated', myRole: 'ANNOTATOR' },
];

describe('what one may', () => {
  it('is to put in and to keep for whoever is known, and to annotate where one has the role', () => {
    const access = accessOf({ me, collections });
    expect(access).toMatchObject({ seesNothing: false, isNarrowed: false, mayKeep: true, mayPutIn: true });
    expect(['read', 'annotated', 'made just now'].map((id) => access.mayAnnotate(id))).toEqual([false, true, true]);
    expect(['read', 'annotated', 'made just now'].map((id) => access.mayForget(id))).toEqual([false, false, true]);
  });

  it('is to look at what was opened, for nobody', () => {
    const nobody = { ...me, credential: 'NONE', atMost: 'READER', person: null } as const;
    const access = accessOf({ me: nobody, collections: collections.slice(0, 1) });
    expect(access).toMatchObject({ seesNothing: false, mayKeep: false, mayPutIn: false });
    expect(access.mayAnnotate('read')).toBe(false);
    expect(access.mayForget('made just now')).toBe(false);
    expect(accessOf({ me: nobody, collections: [] }).seesNothing).toBe(true);
  });

  it('is no more than the key is for', () => {
    const reading = accessOf({ me: { ...me, atMost: 'READER' }, collections });
    expect(reading).toMatchObject({ isNarrowed: true, mayKeep: false, mayPutIn: false });
    const ofOne = accessOf({
      me: { ...me, onlyCollectionIds: ['own'] },
      collections: [{ id: 'own', myRole: 'OWNER' }],
    });
    expect(ofOne).toMatchObject({ isNarrowed: true, mayKeep: false, mayPutIn: true });
  });
});
