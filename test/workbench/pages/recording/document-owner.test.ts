import { describe, expect, it } from 'vitest';
import { documentOwner, mayDeleteDocument } from '../../../../src/workbench/pages/recording/document-owner.ts';

const reader = { id: 'me', name: 'Ada', isAdmin: false };
const members = [{ personId: 'bo', name: 'Bo' }];
const annotates = { mayAnnotate: () => true, mayForget: () => false };
const owns = { mayAnnotate: () => true, mayForget: () => true };
const reads = { mayAnnotate: () => false, mayForget: () => false };

describe('who put a file of annotations in', () => {
  it('is the reader, somebody of the collection, or somebody of whom nothing is told', () => {
    expect(documentOwner('me', reader, members)).toEqual({ isReader: true });
    expect(documentOwner('bo', reader, members)).toEqual({ isReader: false, name: 'Bo' });
    expect(documentOwner('cy', reader, [])).toEqual({ isReader: false });
    expect(documentOwner('cy', undefined, [])).toEqual({ isReader: false });
  });

  it('takes it back while they may annotate, and the owner of the collection anybody’s', () => {
    const own = documentOwner('me', reader, members);
    const foreign = documentOwner('bo', reader, members);
    expect(mayDeleteDocument(own, annotates, 'collection')).toBe(true);
    expect(mayDeleteDocument(own, reads, 'collection')).toBe(false);
    expect(mayDeleteDocument(foreign, annotates, 'collection')).toBe(false);
    expect(mayDeleteDocument(foreign, owns, 'collection')).toBe(true);
  });
});
