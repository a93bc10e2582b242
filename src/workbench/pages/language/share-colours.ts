/** Told apart without hue by their order and by the numbers beside them; `other` is grey. */
const colours = [
  'light-dark(#0b5c5e, #62c5c2)',
  'light-dark(#b45309, #f0a955)',
  'light-dark(#4c51bf, #a5a9ff)',
  'light-dark(#9d174d, #f48fb8)',
  'light-dark(#3f6212, #a6cf5b)',
  'light-dark(#1e6fa8, #7cc3f5)',
  'light-dark(#7c3a10, #d9a07a)',
];

export function shareColour(language: string, order: readonly string[]): string {
  if (language === 'other') return 'light-dark(#8a9496, #7d898b)';
  return colours[order.filter((each) => each !== 'other').indexOf(language) % colours.length] ?? colours[0]!;
}
