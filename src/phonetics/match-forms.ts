import type { FormRedirect } from './step-forms.ts';

/** A form with its tokens, from before or after a settling. */
export interface FormOfTokens {
  readonly id: string;
  readonly tokenIds: readonly string[];
}

/**
 * Where forms of before have gone: each to the later form that has most of its tokens, of equals the one with the
 * lower id. Forms that kept their id, and forms none of whose tokens are left, have no redirect.
 */
export function matchForms(before: readonly FormOfTokens[], after: readonly FormOfTokens[]): FormRedirect[] {
  const formOfToken = new Map(after.flatMap((form) => form.tokenIds.map((tokenId) => [tokenId, form.id] as const)));
  const living = new Set(after.map((form) => form.id));
  const redirects: FormRedirect[] = [];
  for (const { id, tokenIds } of before) {
    if (living.has(id)) continue;
    const shared = new Map<string, number>();
    for (const tokenId of tokenIds) {
      const toId = formOfToken.get(tokenId);
      if (toId !== undefined) shared.set(toId, (shared.get(toId) ?? 0) + 1);
    }
    const best = [...shared].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))[0];
    if (best) redirects.push({ fromId: id, toId: best[0] });
  }
  return redirects;
}
