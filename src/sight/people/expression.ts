/** In the order of the network. */
export const expressions = ['ANGRY', 'DISGUSTED', 'FEARFUL', 'HAPPY', 'SAD', 'SURPRISED', 'NEUTRAL'] as const;
export type Expression = (typeof expressions)[number];
