import { featureNames, featureSet, type FeatureName, type FeatureValue } from '../phones/articulatory-features.ts';
import type { PhoneCondition } from './phone-condition.ts';

const having = (values: Partial<Record<FeatureName, FeatureValue>>): PhoneCondition => ({
  kind: 'features',
  ...featureSet(values),
  zero: 0,
});

const vowel = having({ syl: '+', cons: '-' });

/** Capital letters that linguists write for kinds of phones. */
export const phoneClasses: ReadonlyMap<string, { readonly condition: PhoneCondition; readonly meaning: string }> =
  new Map([
    ['C', { condition: { kind: 'not', condition: vowel }, meaning: 'a consonant, also one that makes a syllable' }],
    ['V', { condition: vowel, meaning: 'a vowel' }],
    ['N', { condition: having({ nas: '+', son: '+', cons: '+' }), meaning: 'a nasal consonant' }],
    ['P', { condition: having({ son: '-', cont: '-', delrel: '-' }), meaning: 'a plosive, implosive or click' }],
    ['A', { condition: having({ son: '-', cont: '-', delrel: '+' }), meaning: 'an affricate' }],
    ['F', { condition: having({ son: '-', cont: '+' }), meaning: 'a fricative' }],
    ['S', { condition: having({ son: '-', strid: '+', cor: '+' }), meaning: 'a sibilant, alone or in an affricate' }],
    ['O', { condition: having({ son: '-' }), meaning: 'an obstruent: plosive, affricate or fricative' }],
    ['R', { condition: having({ son: '+', syl: '-' }), meaning: 'a sonorant consonant: nasal, liquid or glide' }],
    [
      'L',
      {
        condition: having({ son: '+', cons: '+', nas: '-' }),
        meaning: 'a liquid: l or r of any kind but ɹ',
      },
    ],
    ['G', { condition: having({ son: '+', cons: '-', syl: '-' }), meaning: 'a glide or approximant' }],
  ]);

const aliases: Readonly<Record<FeatureName, readonly string[]>> = {
  syl: ['syllabic'],
  son: ['sonorant'],
  cons: ['consonantal'],
  cont: ['continuant'],
  delrel: ['delayedrelease'],
  lat: ['lateral'],
  nas: ['nasal'],
  strid: ['strident'],
  voi: ['voice', 'voiced'],
  sg: ['spread', 'aspirated'],
  cg: ['constricted', 'glottalised', 'glottalized'],
  ant: ['anterior'],
  cor: ['coronal'],
  distr: ['distributed'],
  lab: ['labial'],
  hi: ['high'],
  lo: ['low'],
  back: [],
  round: ['rounded'],
  velaric: ['click'],
  tense: ['atr'],
  long: [],
  hitone: [],
  hireg: [],
};

/** Features by the names that may be written for them. */
export const featuresByName: ReadonlyMap<string, FeatureName> = new Map(
  featureNames.flatMap((name) => [name, ...aliases[name]].map((each) => [each, name] as const)),
);
