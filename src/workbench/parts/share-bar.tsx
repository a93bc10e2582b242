import styles from './share-bar.module.css';

/** A share as a bar, beside the number that says it. @param share 0 to 1 */
export function ShareBar({ share, className = '' }: { readonly share: number; readonly className?: string }) {
  return (
    <span className={`${styles.bar} ${className}`} aria-hidden="true">
      <span style={{ width: `${100 * Math.min(1, Math.max(0, share))}%` }} />
    </span>
  );
}
