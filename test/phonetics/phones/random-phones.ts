import fc from 'fast-check';

/** Phones of every kind, in the one form in which they are written. */
export const somePhones = (
  'p b t d ʈ ɖ c ɟ k ɡ q ɢ ʔ m ɱ n ɳ ɲ ŋ ɴ ʙ r ʀ ɾ ɽ ɸ β f v θ ð s z ʃ ʒ ʂ ʐ ɕ ʑ ç ʝ x ɣ χ ʁ ħ ʕ h ɦ ɬ ɮ ʋ ɹ ɻ j ɰ w ʍ ɥ l ɭ ʎ ʟ ' +
  'ɓ ɗ ʄ ɠ ʛ ʘ ǀ ǃ ǂ ǁ t͡s d͡z t͡ʃ d͡ʒ t͡ɕ d͡ʑ ʈ͡ʂ p͡f k͡p ŋ͡ǃ i y ɨ ʉ ɯ u ɪ ʏ ʊ e ø ɘ ɵ ɤ o ə ɛ œ ɜ ɞ ʌ ɔ æ ɐ a ɶ ɑ ɒ ' +
  'aː iː ã ɛ̃ ɔ̃ tʰ kʰ tʼ t͡sʼ tʷ tʲ sʲ n̩ l̩ m̥ a̰ t̪ ɚ sː nː'
)
  .normalize('NFD')
  .replaceAll('c\u0327', 'ç')
  .split(' ');

export const randomPhone = fc.constantFrom(...somePhones);
