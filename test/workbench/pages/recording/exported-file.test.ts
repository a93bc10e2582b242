import { afterEach, expect, test, vi } from 'vitest';
import { annotationsPath, byKind, exportedFile } from '../../../../src/workbench/pages/recording/exported-file.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const answer = (losses: unknown) =>
  vi.stubGlobal('fetch', async () => {
    const headers = {
      'Content-Disposition': "attachment; filename*=UTF-8''A%C3%B1%C3%A1.srt",
      'Annotation-Losses': JSON.stringify(losses),
    };
    return new Response('1', { headers });
  });

test('a file comes with its name and what it lost', async () => {
  answer([{ what: 'points', where: 'words' }]);
  const { blob, name, losses } = await exportedFile('/media/r/annotations.srt');
  expect([await blob.text(), name, losses]).toEqual(['1', 'Añá.srt', [{ what: 'points', where: 'words' }]]);
  answer({ count: 12_000 });
  expect((await exportedFile('/media/r/annotations.srt')).losses).toBe(12_000);
});

test('a file is asked for with the ending of its format', () => {
  const query = new URLSearchParams({ format: 'emu' });
  expect(annotationsPath('r', '_annot.json', query)).toBe('/media/r/annotations.json?format=emu');
  expect(annotationsPath('r', '.selections.txt', query)).toBe('/media/r/annotations.selections.txt?format=emu');
});

test('a refusal is told in the words of the server', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ error: { message: 'no such tier' } }, { status: 400 }));
  await expect(exportedFile('/media/r/annotations.srt')).rejects.toThrow('no such tier');
});

test('losses of one kind are told together', () => {
  const lost = [
    { what: 'points', where: 'a' },
    { what: 'metadata', where: 'title' },
    { what: 'points', where: 'b' },
  ];
  expect([...byKind(lost)]).toEqual([
    ['points', ['a', 'b']],
    ['metadata', ['title']],
  ]);
});
