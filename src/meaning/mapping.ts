/** HYPOTHESIS: as learned. CONFIRMED and REJECTED: a person has said so. */
export type MappingStatus = 'HYPOTHESIS' | 'CONFIRMED' | 'REJECTED';

/** "This form means that concept", as the graph holds it. */
export interface MappingRecord {
  readonly id: string;
  readonly lexiconId: string;
  readonly formId: string;
  readonly conceptId: string;
  readonly probability: number;
  /** 90 % credible interval. */
  readonly low: number;
  readonly high: number;
  readonly status: MappingStatus;
  /** Situations in which form and concept came together. */
  readonly supportCount: number;
  readonly updatedAtMs: number;
}

/** A mapping node exists only above this probability, or where a person has reviewed it. */
export const statedProbability = 0.05;
