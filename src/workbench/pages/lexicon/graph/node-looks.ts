import type { NodeKind } from './graph-model.ts';

/** How kinds of nodes are told apart: by shape as well as by colour. */
export const nodeLooks = {
  form: { shape: 'ellipse', colour: 'accent' },
  concept: { shape: 'round-rectangle', colour: 'warn' },
  recording: { shape: 'diamond', colour: 'quiet' },
  source: { shape: 'triangle', colour: 'good' },
} as const satisfies Record<NodeKind, { readonly shape: string; readonly colour: string }>;

export const nodeKinds = Object.keys(nodeLooks) as NodeKind[];
