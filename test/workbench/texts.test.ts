import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import english from '../../src/workbench/texts/en/index.ts';
import kazakh from '../../src/workbench/texts/kk/index.ts';
import korean from '../../src/workbench/texts/ko/index.ts';

const folder = new URL('../../src/workbench/', import.meta.url);

/** Ends of keys of which a language needs some, by its numbers. */
const plural = /_(zero|one|two|few|many|other)$/;

type Texts = { readonly [key: string]: string | Texts };

function entriesOf(texts: Texts, before = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value]] : entriesOf(value, `${before}${key}.`),
  );
}

/** What is filled in, in order. */
function gapsOf(text: string): readonly string[] {
  return [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();
}

function byKey(texts: Texts): Map<string, string> {
  return new Map(entriesOf(texts).map(([key, text]) => [key.replace(plural, ''), text]));
}

describe('the texts of the page', () => {
  it.each([
    ['Korean', korean],
    ['Kazakh', kazakh],
  ])('are all there in %s, with the same gaps', (_name, texts) => {
    const own = byKey(texts);
    const lacking = [...byKey(english)].filter(([key, text]) => {
      const other = own.get(key);
      // A language may say "one" in words, or leave a number out that it does not need.
      return other === undefined || gapsOf(other).some((gap) => !gapsOf(text).includes(gap));
    });
    expect(lacking.map(([key]) => key)).toEqual([]);
    expect([...own.keys()].filter((key) => !byKey(english).has(key))).toEqual([]);
  });

  it('are all used somewhere', async () => {
    const sources = (await readdir(folder, { recursive: true }))
      .filter((path) => /\.tsx?$/.test(path) && !/^(texts|api\/generated)/.test(path))
      .map((path) => readFile(fileURLToPath(new URL(path, folder)), 'utf8'));
    const code = (await Promise.all(sources)).join('\n');
    /** Keys that are put together, such as `lexicon.kinds.${kind}`. */
    const beginnings = [...code.matchAll(/`((?:\w+\.)+)\$\{/g)].map(([, beginning]) => beginning!);
    const unused = [...byKey(english).keys()].filter(
      (key) =>
        !code.includes(`'${key}'`) && !code.includes(`"${key}"`) && !beginnings.some((each) => key.startsWith(each)),
    );
    expect(unused).toEqual([]);
  });
});
