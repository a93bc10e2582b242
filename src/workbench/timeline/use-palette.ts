import { useMemo } from 'react';
import { useThemeChanges } from '../parts/theme-colours.ts';
import { readPalette, type Palette } from './palette.ts';

/** The theme's colours, also after it has changed. */
export function usePalette(): Palette {
  const changes = useThemeChanges();
  // Counted, not read: what has changed is the document.
  return useMemo(readPalette, [changes]);
}
