import type { ReactNode } from 'react';
import styles from './scroll-region.module.css';

/** What may be wider than the page and scrolls by itself: by the keyboard too, so it takes the focus and has a name. */
export function ScrollRegion({
  label,
  className = '',
  children,
}: {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={`${styles.region} ${className}`} tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
