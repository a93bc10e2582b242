import type { PhoneFeatures } from '../phones/articulatory-features.ts';
import { knownFeaturesOf } from '../phones/articulatory-features-of-phone.ts';
import { splitPhone } from '../phones/ipa-symbols.ts';
import type { Stress } from '../phones/phone.ts';

/** What a pattern asks of one phone. */
export type PhoneCondition =
  | { readonly kind: 'any' }
  /** The phone and no other. */
  | { readonly kind: 'phone'; readonly phone: string }
  /** Any phone of the same letters, whatever its marks. */
  | { readonly kind: 'letters'; readonly letters: string }
  /** Bits of features that must be +, - and 0. */
  | { readonly kind: 'features'; readonly plus: number; readonly minus: number; readonly zero: number }
  | { readonly kind: 'stress'; readonly stresses: readonly Stress[] }
  | { readonly kind: 'tone'; readonly levels: string }
  | { readonly kind: 'all' | 'some'; readonly conditions: readonly PhoneCondition[] }
  | { readonly kind: 'not'; readonly condition: PhoneCondition }
  /** A phone of a type that can be as the condition asks, whatever its stress and tone. */
  | { readonly kind: 'may'; readonly condition: PhoneCondition };

/** A phone as a condition sees it. */
export interface PhoneInPlace {
  readonly ipa: string;
  readonly stress?: Stress | null;
  /** Chao's levels, such as `51`. */
  readonly tone?: string | null;
}

/** Whether a phone is as a condition asks. A phone that is not IPA has no features, and only `any`, `phone` and `not` know it. */
export function holds(condition: PhoneCondition, phone: PhoneInPlace): boolean {
  switch (condition.kind) {
    case 'any':
      return true;
    case 'phone':
      return phone.ipa === condition.phone;
    case 'letters':
      return lettersOf(phone.ipa) === condition.letters;
    case 'features':
      return has(condition, knownFeaturesOf(phone.ipa));
    case 'stress':
      return phone.stress != null && condition.stresses.includes(phone.stress);
    case 'tone':
      return phone.tone != null && evenTone(phone.tone) === condition.levels;
    case 'all':
      return condition.conditions.every((each) => holds(each, phone));
    case 'some':
      return condition.conditions.some((each) => holds(each, phone));
    case 'not':
      return !holds(condition.condition, phone);
    case 'may':
      return mayHold(condition.condition, phone.ipa);
  }
}

function has({ plus, minus, zero }: { plus: number; minus: number; zero: number }, features?: PhoneFeatures): boolean {
  if (features === undefined) return false;
  return (
    (features.plus & plus) === plus &&
    (features.minus & minus) === minus &&
    ((features.plus | features.minus) & zero) === 0
  );
}

/** Whether it depends on the phone's type alone, not on its stress or tone. */
export function isOfType(condition: PhoneCondition): boolean {
  switch (condition.kind) {
    case 'stress':
    case 'tone':
      return false;
    case 'all':
    case 'some':
      return condition.conditions.every(isOfType);
    case 'not':
      return isOfType(condition.condition);
    default:
      return true;
  }
}

/** Whether a phone of this type can be as the condition asks, with some stress and tone. */
export function mayHold(condition: PhoneCondition, ipa: string): boolean {
  switch (condition.kind) {
    case 'stress':
    case 'tone':
      return true;
    case 'all':
      return condition.conditions.every((each) => mayHold(each, ipa));
    case 'some':
      return condition.conditions.some((each) => mayHold(each, ipa));
    case 'not':
      return !mustHold(condition.condition, ipa);
    default:
      return holds(condition, { ipa });
  }
}

/** Whether a phone of this type is as the condition asks with any stress and tone. */
function mustHold(condition: PhoneCondition, ipa: string): boolean {
  switch (condition.kind) {
    case 'stress':
    case 'tone':
      return false;
    case 'all':
      return condition.conditions.every((each) => mustHold(each, ipa));
    case 'some':
      return condition.conditions.some((each) => mustHold(each, ipa));
    case 'not':
      return !mayHold(condition.condition, ipa);
    default:
      return holds(condition, { ipa });
  }
}

/** The letters of a phone without its marks; itself where it is not IPA. */
export function lettersOf(phone: string): string {
  return (
    splitPhone(phone)
      ?.bases.map(({ symbol }) => symbol)
      .join('') ?? phone
  );
}

/** A level tone is the same however long it is written: 55 is 5. */
export function evenTone(levels: string): string {
  return levels.replace(/(.)\1+/gu, '$1');
}
