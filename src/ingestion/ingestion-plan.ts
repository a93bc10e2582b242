import { ParameterError } from '../errors.ts';
import type { AnyInference } from '../inference/define-inference.ts';
import type { AnyCorpusInference } from '../inference/define-corpus-inference.ts';

/** Everything that is asked for ahead of time when a recording is put in, and what else there is to ask for. */
export interface IngestionPlan {
  /** Each after all that it reads. */
  readonly local: readonly AnyInference[];
  /** Inferred only when somebody asks; each after all that it reads. */
  readonly onRequest: readonly AnyInference[];
  /** Each after all whose results it reads. */
  readonly corpus: readonly AnyCorpusInference[];
}

/** @throws {ParameterError} two inferences of one name, or one that reads what the plan lacks */
export function ingestionPlan(
  local: readonly AnyInference[],
  corpus: readonly AnyCorpusInference[],
  onRequest: readonly AnyInference[] = [],
): IngestionPlan {
  for (const { name, reads } of corpus) {
    const missing = reads.find((read) => !local.includes(read));
    if (missing) throw new ParameterError(`inference ${name} reads ${missing.name}, which is not in the plan`);
  }
  const ahead = inOrder(local, (inference) => inference.reads);
  const all = inOrder([...ahead, ...onRequest], (inference) => inference.reads);
  return Object.freeze({
    local: ahead,
    onRequest: all.slice(ahead.length),
    corpus: inOrder(corpus, (inference) => inference.after),
  });
}

function inOrder<Item extends { readonly name: string }>(
  items: readonly Item[],
  needs: (item: Item) => readonly Item[],
): readonly Item[] {
  const byName = new Map(items.map((item) => [item.name, item]));
  if (byName.size !== items.length) throw new ParameterError('two inferences of the plan have the same name');
  const ordered = new Set<Item>();
  const open = new Set<Item>();
  const visit = (item: Item) => {
    if (ordered.has(item)) return;
    if (open.has(item)) throw new ParameterError(`inference ${item.name} reads itself, through others`);
    if (!byName.has(item.name)) throw new ParameterError(`inference ${item.name} is read but not in the plan`);
    open.add(item);
    for (const need of needs(item)) visit(need);
    open.delete(item);
    ordered.add(item);
  };
  for (const item of items) visit(item);
  return [...ordered];
}
