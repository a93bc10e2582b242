import { useEffect, useState } from 'react';
import { paletteOf, type Palette } from './palette.ts';

/** The theme's colours, also after it has changed. */
export function usePalette(): Palette {
  const [palette, setPalette] = useState(() => paletteOf(document.body));
  useEffect(() => {
    const again = () => setPalette(paletteOf(document.body));
    const theme = new MutationObserver(again);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', again);
    return () => {
      theme.disconnect();
      system.removeEventListener('change', again);
    };
  }, []);
  return palette;
}
