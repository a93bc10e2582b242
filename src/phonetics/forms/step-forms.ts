import type { ClusterRedirect } from '../../dsp/follow-clusters.ts';
import { compareToForms, meanRelative } from './compare-to-forms.ts';
import { assignToken, formThreshold, type FormAssignment } from './form-membership.ts';
import { mostBackground, mostExemplars, type ExemplarToken, type FormState, type KnownForm } from './form-state.ts';
import type { HeardToken } from './heard-token.ts';
import { PatternShelf } from './pattern-shelf.ts';
import { formId } from './settle-forms.ts';

export interface FormStep {
  readonly state: FormState;
  /** Of the new tokens, in the order of their ids. */
  readonly assignments: readonly FormAssignment[];
  readonly newFormIds: readonly string[];
  /** Forms that turned out to be one. Chains are already followed. */
  readonly redirects: readonly ClusterRedirect[];
}

/**
 * Puts new tokens into the forms known so far, or makes new ones; forms that a token shows to be one are merged. Good
 * enough until settled, at a cost a token bounded by forty background tokens and the exemplars of 24 forms. Pure:
 * the state given stays as it is. New tokens are taken in the order of their ids.
 * @param tokens not in the state yet
 */
export function stepForms(
  state: FormState,
  tokens: readonly HeardToken[],
  shelf: PatternShelf = new PatternShelf(),
): FormStep {
  const forms = new Map(state.forms.map((form) => [form.id, form]));
  const assigned: FormAssignment[] = [];
  const newFormIds = new Set<string>();
  const redirects = new Map<string, string>();
  const sorted = [...tokens].sort((a, b) => (a.id < b.id ? -1 : 1));
  const background = [...state.background, ...sorted].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, mostBackground);
  for (const token of sorted) {
    const { newcomer, distances } = compareToForms(token, [...forms.values()], background, shelf);
    const near = [...distances].filter(([, distance]) => distance <= formThreshold);
    near.sort(([a, left], [b, right]) => left - right || (a < b ? -1 : 1));
    const home = near[0]?.[0] ?? formId(state.lexiconId, token.id);
    if (!forms.has(home)) newFormIds.add(home);
    forms.set(home, withToken(forms.get(home), home, newcomer));
    for (const [otherId] of near.slice(1)) {
      const mine = forms.get(home)!;
      const other = forms.get(otherId)!;
      if (meanRelative(mine.exemplars, other.exemplars, shelf) > formThreshold) continue;
      forms.set(home, merged(mine, other));
      forms.delete(otherId);
      redirects.set(otherId, home);
    }
    assigned.push(assignToken(token.id, home, distances));
  }
  const current = (id: string): string => (redirects.has(id) ? current(redirects.get(id)!) : id);
  return {
    state: {
      lexiconId: state.lexiconId,
      forms: [...forms.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
      background,
    },
    assignments: assigned.map((assignment) => redirected(assignment, current)),
    newFormIds: [...newFormIds].filter((id) => forms.has(id)),
    redirects: [...redirects.keys()]
      .filter((fromId) => !newFormIds.has(fromId))
      .map((fromId) => ({ fromId, toId: current(fromId) })),
  };
}

function withToken(form: KnownForm | undefined, id: string, newcomer: ExemplarToken): KnownForm {
  if (!form) return { id, tokenCount: 1, medoidTokenId: newcomer.token.id, exemplars: [newcomer] };
  return { ...form, tokenCount: form.tokenCount + 1, exemplars: lowest([...form.exemplars, newcomer]) };
}

function merged(form: KnownForm, other: KnownForm): KnownForm {
  const medoidTokenId = form.tokenCount >= other.tokenCount ? form.medoidTokenId : other.medoidTokenId;
  return {
    id: form.id,
    tokenCount: form.tokenCount + other.tokenCount,
    medoidTokenId,
    exemplars: lowest([...form.exemplars, ...other.exemplars]),
  };
}

function lowest(exemplars: readonly ExemplarToken[]): ExemplarToken[] {
  return [...exemplars].sort((a, b) => (a.token.id < b.token.id ? -1 : 1)).slice(0, mostExemplars);
}

function redirected(assignment: FormAssignment, current: (id: string) => string): FormAssignment {
  const weights = new Map<string, number>();
  for (const { formId: id, weight } of assignment.candidates) {
    weights.set(current(id), (weights.get(current(id)) ?? 0) + weight);
  }
  const candidates = [...weights].map(([id, weight]) => ({ formId: id, weight: Math.min(1, weight) }));
  candidates.sort((a, b) => b.weight - a.weight || (a.formId < b.formId ? -1 : 1));
  const home = current(assignment.formId);
  return {
    tokenId: assignment.tokenId,
    formId: home,
    confidence: Math.max(assignment.confidence, weights.get(home) ?? 0),
    candidates,
  };
}
