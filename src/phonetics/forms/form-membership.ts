/** One form that a token may be of. */
export interface FormCandidate {
  readonly formId: string;
  /** Probability, 0 to 1; those of one token sum to at most 1, the rest is for forms not yet known. */
  readonly weight: number;
}

/** Which form a token is of, and how surely. */
export interface FormAssignment {
  readonly tokenId: string;
  readonly formId: string;
  /** Weight of that form. */
  readonly confidence: number;
  /** The most likely forms, the best first, at most five, each of weight 0.01 at least. */
  readonly candidates: readonly FormCandidate[];
}

/** Relative distance (see `typical-distance.ts`) at which two sounds are as likely one form as two. */
export const formThreshold = 0.7;

const spread = 0.05;
const mostCandidates = 5;
const leastWeight = 0.01;

/**
 * Membership by a softmax over relative distances, in which a form not yet known stands at the threshold.
 * @param formId the form that the token was put into; where it is the form's only token, it is itself that unknown form
 * @param distances mean relative distance to the tokens of each form near enough to matter, the token itself left out
 */
export function assignToken(tokenId: string, formId: string, distances: ReadonlyMap<string, number>): FormAssignment {
  const unknown = Math.exp(-formThreshold / spread);
  const scores = [...distances].map(([id, distance]) => ({ id, score: Math.exp(-distance / spread) }));
  const total = scores.reduce((sum, { score }) => sum + score, unknown);
  if (!distances.has(formId)) scores.push({ id: formId, score: unknown });
  const weights = scores.map(({ id, score }) => ({ formId: id, weight: score / total }));
  weights.sort((a, b) => b.weight - a.weight || (a.formId < b.formId ? -1 : 1));
  const confidence = weights.find((candidate) => candidate.formId === formId)!.weight;
  const candidates = weights.filter((candidate, rank) => rank < mostCandidates && candidate.weight >= leastWeight);
  return { tokenId, formId, confidence, candidates };
}
