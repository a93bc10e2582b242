import { featureBit } from '../phones/articulatory-features.ts';
import { knownFeaturesOf } from '../phones/articulatory-features-of-phone.ts';
import { normalizeIpa } from '../phones/ipa-symbols.ts';
import { phoneAt, toneLevels } from '../phones/segment-ipa.ts';
import { featuresByName, phoneClasses } from './phone-classes.ts';
import { evenTone, holds, lettersOf, type PhoneCondition } from './phone-condition.ts';
import { PhonePatternError } from './phone-pattern-error.ts';
import { asksForPhones, type PatternNode, type PhonePattern } from './phone-pattern.ts';

export const longestPattern = 500;
const mostRepeats = 50;
const deepestNesting = 50;

const stressMarks: ReadonlyMap<string, PhoneCondition> = new Map([
  ['ˈ', { kind: 'stress', stresses: ['PRIMARY'] }],
  ['ˌ', { kind: 'stress', stresses: ['SECONDARY'] }],
]);

/**
 * Reads a phone pattern: the language of docs/phone-patterns.md.
 * @throws {PhonePatternError}
 */
export function parsePhonePattern(pattern: string): PhonePattern {
  const text = normalizeIpa(pattern);
  if (text.length > longestPattern) {
    const remedy = `write it in at most ${longestPattern} characters`;
    throw new PhonePatternError(`${text.slice(0, 40)}…`, longestPattern, 'too much', remedy);
  }
  const root = new Parser(text).pattern();
  if (!asksForPhones(root)) {
    throw new PhonePatternError(text, 0, 'no phone to look for', 'name at least one, such as V, [+nasal] or k');
  }
  return { text, root };
}

class Parser {
  private place = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  pattern(): PatternNode {
    const root = this.choice();
    if (this.place < this.text.length) this.fail('a ) without its (', 'remove it or write ( before');
    return root;
  }

  private choice(): PatternNode {
    const options = [this.sequence()];
    while (this.taken('|')) options.push(this.sequence());
    return options.length === 1 ? options[0]! : { kind: 'choice', options };
  }

  private sequence(): PatternNode {
    const parts: PatternNode[] = [];
    const stresses: { readonly from: number; readonly place: number; readonly condition: PhoneCondition }[] = [];
    for (;;) {
      this.spaces();
      const character = this.text[this.place];
      if (character === undefined || character === '|' || character === ')') break;
      const stress = stressMarks.get(character);
      const levels = this.tone();
      if (stress !== undefined) {
        stresses.push({ from: parts.length, place: this.place, condition: stress });
        this.place += 1;
      } else if (levels !== undefined) {
        const remedy = 'write it after a vowel, as in a˥˩';
        this.attach(
          parts,
          parts.length - 1,
          -1,
          { kind: 'tone', levels },
          this.place - 1,
          'a tone of no vowel',
          remedy,
        );
      } else {
        const phone = phoneAt(this.text, this.place);
        parts.push(this.quantified(this.atom()));
        if (phone?.levels != null) {
          parts.push(withCondition(parts.pop()!, { kind: 'tone', levels: evenTone(phone.levels) }, vowels));
        }
      }
    }
    for (const { from, place, condition } of stresses) {
      this.attach(
        parts,
        from,
        1,
        condition,
        place,
        'a stress of no vowel',
        'write a vowel, V or . after it in the same row',
      );
    }
    if (parts.length === 0) this.fail('nothing', 'write a phone, a class such as V, or a feature such as [+nasal]');
    return parts.length === 1 ? parts[0]! : { kind: 'sequence', parts };
  }

  /** Asks for a stress or tone of the nearest part in the row that can be a vowel: a syllable's is heard there. */
  private attach(
    parts: PatternNode[],
    from: number,
    step: 1 | -1,
    condition: PhoneCondition,
    place: number,
    problem: string,
    remedy: string,
  ): void {
    for (const bearers of [vowels, syllabicConsonants]) {
      let at = from;
      while (parts[at] !== undefined && !canBe(parts[at]!, bearers)) at += step;
      const part = parts[at];
      if (part === undefined) continue;
      parts[at] = withCondition(part, condition, bearers);
      return;
    }
    throw new PhonePatternError(this.text, place, problem, remedy);
  }

  private atom(): PatternNode {
    const character = this.text[this.place]!;
    if (character === '#') {
      this.place += 1;
      return { kind: 'edge' };
    }
    if (character === '.' || character === '_') {
      this.place += 1;
      return { kind: 'phone', condition: { kind: 'any' } };
    }
    if (character === '(') return this.group();
    if (character === '[') return { kind: 'phone', condition: this.bracket() };
    const condition = this.classOrPhone();
    if (condition !== undefined) return { kind: 'phone', condition };
    if ('*+?{'.includes(character))
      this.fail(`${character} with nothing before it`, 'write what is to be repeated before it');
    if (character === ']') this.fail('a ] without its [', 'remove it or write [ before');
    if (/\p{Lu}/u.test(character)) {
      return this.fail(
        `the unknown class ${character}`,
        `write one of ${[...phoneClasses.keys()].join(', ')} or a phone in IPA`,
      );
    }
    if (character === '-' || character === '^')
      this.fail(`${character} outside brackets`, 'write features in brackets, as in [-voice] or [^ptk]');
    const symbol = String.fromCodePoint(this.text.codePointAt(this.place)!);
    return this.fail(`${JSON.stringify(symbol)}, which is not IPA`, 'replace it by an IPA symbol or leave it out');
  }

  private group(): PatternNode {
    const start = this.place;
    this.place += 1;
    this.depth += 1;
    if (this.depth > deepestNesting) this.fail('too many ( in each other', `nest at most ${deepestNesting}`);
    const inner = this.choice();
    this.depth -= 1;
    if (!this.taken(')')) throw new PhonePatternError(this.text, start, 'a ( without its )', 'close it');
    return inner;
  }

  private classOrPhone(): PhoneCondition | undefined {
    const known = phoneClasses.get(this.text[this.place]!);
    if (known !== undefined) {
      this.place += 1;
      return known.condition;
    }
    const phone = phoneAt(this.text, this.place);
    if (phone === undefined) return undefined;
    this.place = phone.end;
    return this.taken('~')
      ? { kind: 'letters', letters: lettersOf(phone.phone) }
      : { kind: 'phone', phone: phone.phone };
  }

  private bracket(): PhoneCondition {
    const start = this.place;
    this.place += 1;
    const negated = this.taken('^');
    const features = { plus: 0, minus: 0, zero: 0 };
    const kinds: PhoneCondition[] = [];
    const others: PhoneCondition[] = [];
    let hasPhones = false;
    for (;;) {
      while (/[\s,]/u.test(this.text[this.place] ?? '')) this.place += 1;
      const character = this.text[this.place];
      if (character === undefined) throw new PhonePatternError(this.text, start, 'a [ without its ]', 'close it');
      if (this.taken(']')) break;
      const stress = stressMarks.get(character);
      const levels = this.tone();
      if (stress !== undefined) {
        others.push(stress);
        this.place += 1;
      } else if (levels !== undefined) others.push({ kind: 'tone', levels });
      else if ('+-0'.includes(character)) this.feature(character as '+' | '-' | '0', features, others);
      else {
        this.refuseName();
        const isClass = phoneClasses.has(character);
        const kind = this.classOrPhone();
        if (kind === undefined) {
          return this.fail(
            `${JSON.stringify(character)} in brackets`,
            'write features with + or - before them, as in [+nasal -back], or phones, as in [ptk]',
          );
        }
        hasPhones ||= !isClass;
        kinds.push(kind);
      }
    }
    const { plus, minus, zero } = features;
    if ((plus | minus | zero) !== 0) {
      if (hasPhones || kinds.length > 1) {
        throw new PhonePatternError(
          this.text, start, 'phones and features in the same brackets', 'write (m|[+nasal]) for either, or a class with features, as in [C +voice]',
        ); // prettier-ignore
      }
      others.unshift({ kind: 'features', plus, minus, zero });
    }
    if (kinds.length > 0) others.unshift(kinds.length === 1 ? kinds[0]! : { kind: 'some', conditions: kinds });
    if (others.length === 0) throw new PhonePatternError(this.text, start, 'empty brackets', 'write . for any phone');
    const condition: PhoneCondition = others.length === 1 ? others[0]! : { kind: 'all', conditions: others };
    return negated ? { kind: 'not', condition } : condition;
  }

  /** [nasal] would be n, a, s and l. */
  private refuseName(): void {
    const word = /^\p{Ll}{3,}/u.exec(this.text.slice(this.place))?.[0].replaceAll('ɡ', 'g') ?? '';
    if (!featuresByName.has(word)) return;
    this.fail(`the feature ${word} without + or -`, `write [+${word}], or commas between phones`);
  }

  private feature(
    sign: '+' | '-' | '0',
    features: { plus: number; minus: number; zero: number },
    others: PhoneCondition[],
  ): void {
    const start = this.place;
    const name = /^[+\-0]\s*(\p{L}+)/u.exec(this.text.slice(start))?.[1]?.replaceAll('ɡ', 'g') ?? '';
    this.place += 1;
    while (/\s/u.test(this.text[this.place] ?? '')) this.place += 1;
    this.place += name.length;
    if (name.toLowerCase() === 'stress' && sign !== '0') {
      others.push({ kind: 'stress', stresses: sign === '+' ? ['PRIMARY', 'SECONDARY'] : ['UNSTRESSED'] });
      return;
    }
    const feature = featuresByName.get(name.toLowerCase());
    if (feature === undefined) {
      const names = [...featuresByName.keys(), 'stress'].join(', ');
      throw new PhonePatternError(
        this.text,
        start,
        `the unknown feature ${JSON.stringify(sign + name)}`,
        `write one of ${names}`,
      );
    }
    const bit = featureBit(feature);
    if (((features.plus | features.minus | features.zero) & bit) !== 0) {
      throw new PhonePatternError(this.text, start, `${name} a second time`, 'ask for one value of a feature');
    }
    features[sign === '+' ? 'plus' : sign === '-' ? 'minus' : 'zero'] |= bit;
  }

  private quantified(node: PatternNode): PatternNode {
    let result = node;
    for (;;) {
      const start = this.place;
      const bounds = this.quantifier();
      if (bounds === undefined) return result;
      if (node.kind === 'edge') {
        throw new PhonePatternError(this.text, start, 'a repeated #', 'write # once; for either way write (#|…)');
      }
      result = { kind: 'repeat', part: result, ...bounds };
    }
  }

  private quantifier(): { least: number; most: number } | undefined {
    if (this.taken('*')) return { least: 0, most: Infinity };
    if (this.taken('+')) return { least: 1, most: Infinity };
    if (this.taken('?')) return { least: 0, most: 1 };
    if (this.text[this.place] !== '{') return undefined;
    const bounds = /^\{\s*(\d+)\s*(?:(,)\s*(\d*)\s*)?\}/u.exec(this.text.slice(this.place));
    if (bounds === null) return this.fail('a { that is no number of times', 'write {2}, {2,} or {2,4}');
    const least = Number(bounds[1]);
    const most = bounds[2] === undefined ? least : bounds[3] === '' ? Infinity : Number(bounds[3]);
    if (most < least) this.fail(`${bounds[0]}, which begins above its end`, `write {${most},${least}}`);
    if (most === 0) this.fail(`${bounds[0]}, which asks for nothing`, 'leave it and what is before it out');
    if (Math.max(least, most === Infinity ? 0 : most) > mostRepeats) {
      this.fail(
        `${bounds[0]}, which is too often`,
        `write numbers up to ${mostRepeats}, or {${Math.min(least, mostRepeats)},} without an end`,
      );
    }
    this.place += bounds[0].length;
    return { least, most };
  }

  private tone(): string | undefined {
    let levels = '';
    for (;;) {
      const level = toneLevels(this.text[this.place] ?? '');
      if (level === undefined) break;
      levels += level;
      this.place += 1;
    }
    return levels === '' ? undefined : evenTone(levels);
  }

  private spaces(): void {
    while (/\s/u.test(this.text[this.place] ?? '')) this.place += 1;
  }

  private taken(character: string): boolean {
    if (this.text[this.place] !== character) return false;
    this.place += 1;
    return true;
  }

  private fail(problem: string, remedy: string): never {
    throw new PhonePatternError(this.text, this.place, problem, remedy);
  }
}

/** By which parts are asked whether they can bear stress and tone: first as vowels, then as consonants that make a syllable. */
const vowels = ['i', 'y', 'ɨ', 'u', 'ɪ', 'e', 'ø', 'ə', 'o', 'ɛ', 'ɔ', 'a', 'ɑ', 'æ', 'ã', 'aː'];
const syllabicConsonants = ['n̩', 'm̩', 'l̩', 'r̩', 's̩'];

function canBe(node: PatternNode, bearers: readonly string[]): boolean {
  switch (node.kind) {
    case 'edge':
      return false;
    case 'phone':
      return bearers.some((ipa) => holds(node.condition, { ipa, stress: 'PRIMARY' })) || isOwn(node.condition, bearers);
    case 'sequence':
      return node.parts.some((part) => canBe(part, bearers));
    case 'choice':
      return node.options.some((option) => canBe(option, bearers));
    case 'repeat':
      return canBe(node.part, bearers);
  }
}

/** A phone that is not among the examples, and stands for itself. */
function isOwn(condition: PhoneCondition, bearers: readonly string[]): boolean {
  if (condition.kind !== 'phone' && condition.kind !== 'letters') return false;
  const phone = condition.kind === 'phone' ? condition.phone : condition.letters;
  const features = knownFeaturesOf(phone);
  if (features === undefined || (features.plus & featureBit('syl')) === 0) return false;
  return ((features.plus & featureBit('cons')) !== 0) === (bearers === syllabicConsonants);
}

/** The node with one more thing asked of the phones in it that can bear it. */
function withCondition(node: PatternNode, added: PhoneCondition, bearers: readonly string[]): PatternNode {
  switch (node.kind) {
    case 'edge':
      return node;
    case 'phone':
      return { kind: 'phone', condition: { kind: 'all', conditions: [node.condition, added] } };
    case 'sequence': {
      const at = node.parts.findIndex((part) => canBe(part, bearers));
      const parts = node.parts.map((part, place) => (place === at ? withCondition(part, added, bearers) : part));
      return { ...node, parts };
    }
    case 'choice': {
      const options = node.options.map((each) => (canBe(each, bearers) ? withCondition(each, added, bearers) : each));
      return { ...node, options };
    }
    case 'repeat':
      return { ...node, part: withCondition(node.part, added, bearers) };
  }
}
