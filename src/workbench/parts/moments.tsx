import type { ReactNode } from 'react';
import styles from './moment.module.css';

/** Moments side by side. */
export function Moments<Item>({
  items,
  idOf,
  children,
  label,
}: {
  readonly items: readonly Item[];
  readonly idOf: (item: Item) => string;
  readonly children: (item: Item, index: number) => ReactNode;
  readonly label: string;
}) {
  return (
    <ul className={styles.moments} aria-label={label}>
      {items.map((item, index) => (
        <li key={idOf(item)}>{children(item, index)}</li>
      ))}
    </ul>
  );
}
