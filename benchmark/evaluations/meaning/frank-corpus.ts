import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Situation } from '../../../src/meaning/situation.ts';
import type { Trial } from './score.ts';

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'frank2009');

/** Frank, Goodman & Tenenbaum's corpus and gold lexicon, without the toy line (`dax`) at its end; undefined where it is not. */
export function frankCorpus(): Trial | undefined {
  if (!existsSync(folder)) return undefined;
  const situations = linesOf('corpus.csv').flatMap((line, i): Situation[] => {
    const [objects = [], said = []] = line.split(',').map(wordsOf);
    if (objects.includes('dax')) return [];
    const heard = said.map((formId, j) => ({ tokenId: `${i}-${j}`, forms: [{ formId, weight: 1 }] }));
    return [
      {
        id: `line-${String(i).padStart(6, '0')}`,
        // as `evaluate meaning --corpus` reads corpora: lines follow each other
        sequenceId: 'corpus.csv',
        ordinal: i,
        heard,
        saw: objects.map((conceptId) => ({ conceptId, confidence: 1 })),
      },
    ];
  });
  const gold = linesOf('gold_standard.csv').map((line) => {
    const [conceptId = '', formId = ''] = line.split(',').map((side) => side.trim());
    return { formId, conceptId };
  });
  return { situations, gold };
}

function linesOf(file: string): string[] {
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

function wordsOf(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}
