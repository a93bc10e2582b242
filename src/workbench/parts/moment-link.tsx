import type { ReactNode } from 'react';
import { Link } from 'wouter';

/** The way to a moment of a recording. */
export function MomentLink({
  recordingId,
  atSeconds,
  className,
  children,
}: {
  readonly recordingId: string;
  readonly atSeconds: number;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <Link href={`/recordings/${recordingId}?t=${atSeconds.toFixed(3)}`} className={className}>
      {children}
    </Link>
  );
}
