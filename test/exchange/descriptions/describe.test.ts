import { describe, expect, it } from 'vitest';
import { describeFilm, describePicture } from '../../../src/exchange/descriptions/describe.ts';
import { descriptionText } from '../../../src/exchange/descriptions/write-description.ts';
import type { WhatIsSeen } from '../../../src/exchange/descriptions/seen.ts';
import { action, face, left, middle, right, seen, shot, thing } from './seen-things.ts';

const said = (known: Partial<WhatIsSeen>) => descriptionText(describeFilm(seen(known))).trim();
const scene = (startSeconds: number, endSeconds: number, other: Partial<WhatIsSeen['scenes'][number]>) =>
  ({ startSeconds, endSeconds, brightness: 0.4, setting: 'UNKNOWN', dayTime: 'UNKNOWN', ...other }) as const;

describe('what is in view', () => {
  it('is told with its place, people first', () => {
    expect(said({ things: [thing('cup', right), thing('person', left), thing('dog', middle)] })).toBe(
      'A person is on the left, a cup on the right and a dog in the middle.',
    );
  });

  it('is counted where there are several of a name', () => {
    expect(said({ things: [thing('person', left), thing('person', right)] })).toBe(
      'Two people are on the left and on the right.',
    );
    const boats = [left, middle, right].map((box) => thing('boat', box));
    expect(said({ things: boats })).toBe('Three boats are in view.');
  });

  it('is hedged where it is unsure, and has no name where it is less sure still', () => {
    expect(said({ things: [thing('dog', left, { confidence: 0.6 })] })).toBe('Perhaps a dog is on the left.');
    expect(said({ things: [thing('dog', left, { confidence: 0.3 })] })).toBe('A thing is on the left.');
  });

  it('is not doubted beside one of the name that is sure', () => {
    const things = [thing('person', left), thing('person', right, { confidence: 0.6 })];
    expect(said({ things })).toBe('A person is on the left.');
  });

  it('has colours and sizes, and things without a name are counted beside the others', () => {
    const of = [{ place: 0 }];
    const quality = { startSeconds: 0, endSeconds: 30, confidence: 0.9, box: left, of };
    const things = [thing('cup', left), thing(null, middle), thing(null, right)];
    const qualities = [
      { ...quality, kind: 'COLOUR', label: 'red' },
      { ...quality, kind: 'SIZE', label: 'big' },
    ] as const;
    expect(said({ things, qualities })).toBe('A big red cup is on the left. There are also two other things.');
  });

  it('is near or far where its size tells', () => {
    expect(said({ things: [thing('person', [0.1, 0.4, 0.04, 0.1])] })).toBe('A person is in the distance on the left.');
    expect(said({ things: [thing('cat', [0.05, 0.05, 0.9, 0.9])] })).toBe('A cat is close up.');
    expect(said({ things: [thing('kite', [0.8, 0.02, 0.1, 0.1])] })).toBe('A kite is at the top right.');
  });

  it('is one person by thing, body and face, with the expression', () => {
    const known = {
      things: [thing('person', left)],
      bodies: [{ ...thing(null, left), face: 0 }],
      faces: [face([0.1, 0.32, 0.08, 0.1], 3, 0.9)],
    };
    expect(said(known)).toBe('A person is on the left. The person looks happy.');
    expect(said({ ...known, faces: [], bodies: [{ ...thing(null, left) }] })).toBe('A person is on the left.');
  });

  it('has a setting, told when it changes', () => {
    const shots = [shot(0, 10), shot(10, 20), shot(20, 30)];
    const things = [0, 10, 20].map((from) => thing('dog', from === 10 ? right : left, { from, to: from + 10 }));
    const scenes = [
      scene(0, 10, { setting: 'OUTDOORS', dayTime: 'DAY' }),
      scene(10, 20, { setting: 'OUTDOORS', dayTime: 'DAY' }),
      scene(20, 30, { setting: 'INDOORS', dayTime: 'DAY' }),
    ];
    expect(said({ shots, things, scenes }).split('\n')).toEqual([
      'Outdoors by day, a dog is on the left.',
      'A dog is on the right.',
      'Indoors, a dog is on the left.',
    ]);
  });

  it('is not said again soon where it is shown again', () => {
    const shots = [shot(0, 10), shot(10, 20), shot(20, 30)];
    const things = [0, 10, 20].map((from) => thing('dog', from === 10 ? right : left, { from, to: from + 10 }));
    expect(said({ shots, things }).split('\n')).toEqual(['A dog is on the left.', 'A dog is on the right.']);
  });
});

describe('what happens', () => {
  it('is told of who does it', () => {
    const things = [thing('person', left), thing('person', right)];
    const actor = { of: 'appearances', place: 0 } as const;
    expect(said({ things, actions: [action('wave', 10, { actor })] })).toContain('The person on the left waves.');
    const target = { of: 'appearances', place: 1 } as const;
    expect(said({ things, actions: [action('give', 10, { actor, target })] })).toContain(
      'The person on the left gives something to the person on the right.',
    );
  });

  it('is told with less in it where there is little time', () => {
    const things = [thing('person', left), thing('person', right)];
    const [actor, target] = [0, 1].map((place) => ({ of: 'appearances', place }) as const) as [never, never];
    const speech = [{ startSeconds: 13, endSeconds: 30 }];
    expect(
      said({ things, speech, actions: [action('give', 10, { actor, target })] })
        .split('\n')
        .at(-1),
    ).toBe('A person gives something away.');
  });

  it('is told of the hand and the face that do it', () => {
    const bodies = [thing(null, left)];
    const faces = [face(right, 6, 0.9)];
    const hands = [{ body: 0 }, {}];
    const told = (of: 'hands' | 'faces', place: number) =>
      said({ bodies, faces, hands, actions: [action('open', 10, { actor: { of, place } })] })
        .split('\n')
        .at(-1);
    expect(told('hands', 0)).toBe('The person on the left opens a hand.');
    expect(told('hands', 1)).toBe('Someone opens a hand in the middle.');
    expect(told('faces', 0)).toBe('The person on the right opens their mouth or eyes.');
  });

  it('is told of someone or something where that is not known', () => {
    expect(said({ actions: [action('nod', 1)] })).toBe('Someone nods in the middle.');
    expect(said({ actions: [action('fall', 1, { box: right })] })).toBe('Something falls on the right.');
    expect(said({ actions: [action('fall', 1, { confidence: 0.5 })] })).toBe('Perhaps something falls in the middle.');
  });

  it('has words by the rule for what was not foreseen', () => {
    expect(said({ actions: [action('wash hands', 1, { actor: { of: 'bodies', place: 9 } })] })).toBe(
      'Someone washes hands in the middle.',
    );
  });

  it('is a way, unless the camera is what moves', () => {
    const dog = thing('dog', left, { to: 20, until: right });
    expect(said({ things: [dog] })).toContain('The dog moves to the right.');
    const panned = shot(0, 30, { camera: [{ startSeconds: 2, endSeconds: 18, move: 'PAN_LEFT', speed: 0.1 }] });
    const text = said({ things: [dog], shots: [panned] });
    expect(text).not.toContain('moves');
    expect(text).toContain('The camera pans to the left.');
  });

  it('is that somebody is there later', () => {
    expect(said({ things: [thing('dog', left), thing('cat', right, { from: 12 })] })).toBe(
      'A dog is on the left.\nA cat is now on the right.',
    );
  });

  it('is not that somebody who was lost for a moment is there again', () => {
    const things = [thing('dog', left, { to: 14 }), thing('dog', middle, { from: 15 })];
    expect(said({ things })).toBe('A dog is on the left.');
  });

  it('is what is written, on one line', () => {
    const texts = [{ startSeconds: 2, endSeconds: 6, text: 'Way\nout', confidence: 0.9 }];
    expect(said({ texts })).toBe('Text reads: “Way out”.');
  });
});

describe('nothing', () => {
  it('is said to be seen in the dark, and told of a film that is not known', () => {
    const dark = describeFilm(seen({ scenes: [scene(0, 30, { brightness: 0.0001 })] }));
    expect(dark).toMatchObject({
      absence: 'NOTHING_SEEN',
      cues: [{ text: expect.stringContaining('dark') as string }],
    });
    expect(describeFilm(seen())).toMatchObject({ absence: 'NOTHING_SEEN', cues: [{ isExtended: false }] });
    expect(describeFilm(seen({ durationSeconds: 0.2, shots: [] })).cues).toHaveLength(1);
  });
});

describe('a still picture', () => {
  it('is one paragraph, as long as it takes', () => {
    const known = seen({
      durationSeconds: 2,
      things: [thing('dog', left, { to: 2 }), thing(null, right, { to: 2 })],
      scenes: [scene(0, 2, { setting: 'OUTDOORS' })],
      actions: [action('fall', 1)],
    });
    const { cues } = describePicture(known);
    expect(cues.map(({ text }) => text)).toEqual([
      'Outdoors, a dog is on the left. There is also a thing on the right.',
    ]);
    expect(cues[0]!.endSeconds).toBeGreaterThan(3);
  });

  it('is nothing where nothing is known', () => {
    expect(describePicture(seen())).toMatchObject({ absence: 'NOTHING_SEEN', cues: [{ startSeconds: 0 }] });
  });
});
