import * as fc from 'fast-check';
import type {
  Annotation,
  AnnotationDocument,
  LanguageName,
  Tier,
  TierConstraint,
} from '../../../src/review/annotations/annotation-document.ts';

// cspell:words привет tokp
/** Texts as people type them, and worse: quotes, markup, lines, other scripts, nothing. */
export const anyText = fc.oneof(
  fc.constantFrom(
    'a',
    'ʃʷ',
    'so "they" say',
    '<b>&amp;</b>',
    'two\nlines',
    ' ',
    '',
    'привет',
    '𐐷',
    ']]>',
    '5',
    '<exists>',
    '! no',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

const anyName = fc.oneof(
  fc.constantFrom('words', 'Mary', 'a b', 'ref@KA', '<x>', '"q"', 'слова'),
  fc.string({ minLength: 1, maxLength: 8 }),
);

const constraints: readonly TierConstraint[] = [
  'TIME_SUBDIVISION',
  'INCLUDED_IN',
  'SYMBOLIC_SUBDIVISION',
  'SYMBOLIC_ASSOCIATION',
];

const anyLanguage: fc.Arbitrary<LanguageName> = fc.record(
  {
    iso639_3: fc.constantFrom('eng', 'tpi', 'kaz'),
    glottocode: fc.constantFrom('stan1293', 'tokp1240'),
    name: fc.constantFrom('English', 'our way'),
  },
  { requiredKeys: ['name'] },
);

interface Plan {
  readonly name: string;
  readonly isPoints: boolean;
  readonly parent: number;
  readonly constraint: TierConstraint;
  readonly participant: string | undefined;
  readonly language: LanguageName | undefined;
  readonly hasVocabulary: boolean;
  readonly parts: readonly { readonly gapMs: number; readonly lengthMs: number; readonly text: string }[];
  /** Cuts each parent into so many. */
  readonly share: number;
}

const anyPlan: fc.Arbitrary<Plan> = fc.record({
  name: anyName,
  isPoints: fc.boolean(),
  parent: fc.nat(5),
  constraint: fc.constantFrom(...constraints),
  participant: fc.option(anyName, { nil: undefined }),
  language: fc.option(anyLanguage, { nil: undefined }),
  hasVocabulary: fc.boolean(),
  parts: fc.array(
    fc.record({
      gapMs: fc.oneof(fc.constant(0), fc.nat(3000)),
      lengthMs: fc.integer({ min: 4, max: 4000 }),
      text: anyText,
    }),
    { maxLength: 8 },
  ),
  share: fc.integer({ min: 1, max: 3 }),
});

/** Documents as any of the formats could have brought them: times in milliseconds, in order, without overlaps. */
export const anyDocument: fc.Arbitrary<AnnotationDocument> = fc
  .uniqueArray(anyPlan, { maxLength: 6, selector: ({ name }) => name })
  .map((plans) => {
    const tiers: Tier[] = [];
    for (const [place, plan] of plans.entries()) tiers.push(tierOf(plan, place, tiers));
    return {
      tiers,
      vocabularies: [vocabulary],
      media: [{ address: 'file:///x.wav', mimeType: 'audio/x-wav' }],
      metadata: { author: 'N. N.', properties: { a: 'b' } },
    };
  });

const vocabulary = {
  name: 'tags',
  description: 'what there is',
  entries: [
    { id: 'e1', text: 'yes' },
    { id: 'e2', text: 'no', description: 'not' },
  ],
};

function tierOf(plan: Plan, place: number, former: readonly Tier[]): Tier {
  const parent = former[plan.parent];
  const annotations =
    parent === undefined || parent.kind === 'POINTS' ? onItsOwn(plan, place) : below(plan, place, parent);
  const isChild = parent !== undefined && parent.kind !== 'POINTS';
  return {
    name: plan.name,
    kind: plan.isPoints && !isChild ? 'POINTS' : 'INTERVALS',
    ...(isChild && { parent: parent.name, constraint: constraintBelow(plan, parent) }),
    ...(plan.participant !== undefined && { participant: plan.participant }),
    ...(plan.language !== undefined && { language: plan.language }),
    ...(plan.hasVocabulary && { vocabulary: 'tags' }),
    annotations: plan.hasVocabulary ? annotations.map((each) => ({ ...each, entryId: 'e2' })) : annotations,
  };
}

function onItsOwn({ parts, isPoints }: Plan, place: number): Annotation[] {
  let now = 0;
  return parts.map(({ gapMs, lengthMs, text }, number) => {
    const start = now + gapMs;
    now = start + lengthMs;
    return { id: `t${place}a${number}`, startSeconds: start / 1000, endSeconds: (isPoints ? start : now) / 1000, text };
  });
}

function isSymbolic({ constraint }: Pick<Tier, 'constraint'>): boolean {
  return constraint === 'SYMBOLIC_ASSOCIATION' || constraint === 'SYMBOLIC_SUBDIVISION';
}

function constraintBelow({ constraint }: Plan, parent: Tier): TierConstraint {
  return isSymbolic(parent) && !isSymbolic({ constraint }) ? 'SYMBOLIC_SUBDIVISION' : constraint;
}

function below(plan: Plan, place: number, parent: Tier): Annotation[] {
  const constraint = constraintBelow(plan, parent);
  const count = constraint === 'SYMBOLIC_ASSOCIATION' ? 1 : plan.share;
  return parent.annotations.flatMap((above, number) =>
    Array.from({ length: count }, (_, part): Annotation => {
      const annotation = { id: `t${place}a${number}p${part}`, text: plan.parts[part]?.text ?? 'x', parentId: above.id };
      if (isSymbolic({ constraint })) return annotation;
      const [start, end] = [above.startSeconds!, above.endSeconds!].map((each) => Math.round(each * 1000)) as [
        number,
        number,
      ];
      const at = (share: number) => (start + Math.round(((end - start) * share) / count)) / 1000;
      return { ...annotation, startSeconds: at(part), endSeconds: at(part + 1) };
    }),
  );
}
