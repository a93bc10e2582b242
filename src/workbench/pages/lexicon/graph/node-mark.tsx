import type { NodeKind } from './graph-model.ts';
import { nodeLooks } from './node-looks.ts';

const shapes = {
  ellipse: <circle cx="8" cy="8" r="6.5" />,
  'round-rectangle': <rect x="1.5" y="3" width="13" height="10" rx="3" />,
  diamond: <path d="M8 1l7 7-7 7-7-7z" />,
  triangle: <path d="M8 1.5l7 12.5H1z" />,
};

/** The shape that stands for a kind of node. */
export function NodeMark({ kind }: { readonly kind: NodeKind }) {
  const { shape, colour } = nodeLooks[kind];
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      style={{ fill: `var(--${colour})`, flex: 'none' }}
    >
      {shapes[shape]}
    </svg>
  );
}
