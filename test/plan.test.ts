import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { listModels, modelCard } from '../src/inference/model-card.ts';
import { plan } from '../src/plan.ts';

const source = fileURLToPath(new URL('../src/', import.meta.url));

/** The names of models that a module asks for, in it and in all of the project that it imports. */
function modelsUsedBy(module: string, seen = new Set<string>()): ReadonlySet<string> {
  const found = new Set<string>();
  if (seen.has(module) || !module.startsWith(source)) return found;
  seen.add(module);
  const text = readFileSync(module, 'utf8');
  const constants = new Map(
    [...text.matchAll(/^const ([A-Z]+) = '([^']+)';/gm)].map(([, name, value]) => [name, value]),
  );
  for (const [, name, constant] of text.matchAll(
    /\b(?:loadModel|loadTfjsModel|modelCard)\(\s*(?:'([^']+)'|([A-Z]+)\b)/g,
  )) {
    found.add(name ?? constants.get(constant)!);
  }
  for (const [, path] of text.matchAll(/^import (?!type\b)[^;]*? from '(\.[^']+)'/gm)) {
    for (const name of modelsUsedBy(fileURLToPath(new URL(path!, `file://${module}`)), seen)) found.add(name);
  }
  return found;
}

const local = [...plan.local, ...plan.onRequest];

describe('the plan', () => {
  it.each(local)('$name has every model that its run uses in its version', ({ run, models = [] }) => {
    // What is fetched by who wants it, or switched on, is used where it is.
    const isAlwaysThere = (name: string) => modelCard(name).url === undefined && modelCard(name).optIn === undefined;
    const used = [...modelsUsedBy(fileURLToPath(run))].filter(isAlwaysThere);
    expect(used.toSorted()).toEqual(models.filter(isAlwaysThere).toSorted());
  });

  it('uses every model that is shipped', () => {
    // A recipe whose model is still to be trained has no card.
    const shipped = listModels()
      .filter(({ url, optIn }) => url === undefined && optIn === undefined)
      .map(({ name }) => name);
    const used = new Set(local.flatMap(({ models = [] }) => models));
    // What pulls sounds apart makes files and no statements, and is not of the plan.
    expect([...used, 'separator'].toSorted()).toEqual(shipped);
  });
});
