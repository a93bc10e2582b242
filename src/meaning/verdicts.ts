/** A person's word on "this form means this concept". */
export interface Verdict {
  readonly formId: string;
  readonly conceptId: string;
  readonly verdict: 'CONFIRMED' | 'REJECTED';
  /** How far the reviewer can be relied on, 0 to 1 (see weightOf); 1 unless said. */
  readonly weight?: number;
}

/** Confirmations less rejections, by form and concept, each by its weight: equals who contradict each other cancel out. */
export class Verdicts {
  readonly #net = new Map<string, Map<string, number>>();

  constructor(verdicts: Iterable<Verdict> = []) {
    for (const { formId, conceptId, verdict, weight = 1 } of verdicts) {
      let ofForm = this.#net.get(formId);
      if (!ofForm) this.#net.set(formId, (ofForm = new Map<string, number>()));
      ofForm.set(conceptId, (ofForm.get(conceptId) ?? 0) + (verdict === 'CONFIRMED' ? weight : -weight));
    }
  }

  /** Above 0 where confirmed, below where rejected. */
  net(formId: string, conceptId: string): number {
    return this.#net.get(formId)?.get(conceptId) ?? 0;
  }

  /** Concepts on which there is a verdict, whether or not form and concept ever met. */
  conceptIds(formId: string): Iterable<string> {
    return this.#net.get(formId)?.keys() ?? [];
  }
}

export const noVerdicts = new Verdicts();
