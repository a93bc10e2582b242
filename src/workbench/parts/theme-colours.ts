import { useEffect, useState } from 'react';

/**
 * Colours of the theme as a canvas takes them. A custom property's own text is `light-dark(…)`, so each is read off an element
 * that is coloured by it.
 */
export function themeColours<Name extends string>(names: readonly Name[]): Record<Name, string> {
  const probe = document.createElement('span');
  probe.style.display = 'none';
  document.body.append(probe);
  const colours = {} as Record<Name, string>;
  for (const name of names) {
    probe.style.color = `var(--${name})`;
    colours[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return colours;
}

/** Counts how often it became light or dark, for those who paint. */
export function useThemeChanges(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const count = () => setChanges((before) => before + 1);
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', count);
    const choice = new MutationObserver(count);
    choice.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      system.removeEventListener('change', count);
      choice.disconnect();
    };
  }, []);
  return changes;
}
