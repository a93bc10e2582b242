import { describe, expect, it } from 'vitest';
import { findCallHypotheses, type CallHypothesis } from '../../../src/meaning/calls/call-hypotheses.ts';
import type { Observations, ObservedRecording } from '../../../src/meaning/calls/observations.ts';
import { momentsAgainst, momentsFor } from '../../../src/meaning/calls/pair-counts.ts';
import { callWorld, generateCalls, generateLongSounds } from '../generated-calls.ts';

const response = { type: 0, source: 0, relation: 'AFTER_START', ratio: 10 } as const;
const withResponse = generateCalls({ ...callWorld, recordings: 16, effects: [response] }, 7);

function hypothesesOf(observations: Observations): readonly CallHypothesis[] {
  return findCallHypotheses(observations).hypotheses.filter(({ standing }) => standing === 'HYPOTHESIS');
}

const called = (start: number, typeId = 'call') => ({
  ...{ typeId, start, end: start + 0.2, eventStart: start, eventEnd: start + 0.2 },
});
const watched = ['VIEW', 'BEHAVIOUR', 'SOUND', 'CALL'] as const;
const hawk = { kind: 'VIEW', id: 'hawk' } as const;

describe('hypotheses about calls', () => {
  it('find what a call was made to answer, with all counts, and the moments to listen to', () => {
    const found = hypothesesOf(withResponse);
    expect(found.length).toBeGreaterThan(0);
    for (const { typeId, source } of found) expect([typeId, source.id]).toEqual(['call 0', 'thing 0']);
    const answer = found.find(({ relation }) => relation === 'AFTER_START')!;
    expect(answer.direction).toBe('MORE');
    expect(answer.ratio.low).toBeGreaterThan(3);
    expect(answer.ratio.low).toBeLessThan(10);
    expect(answer.ratio.high).toBeGreaterThan(10 * 0.7);
    expect(answer.callsWith).toBeGreaterThan(3 * answer.expectedCallsWith);
    expect(answer.recordingsShowing).toBeGreaterThan(answer.recordings / 2);
    expect(answer.timesWithCall).toBeLessThanOrEqual(answer.times);
    for (const { recordingId, startSeconds } of answer.momentsWith) {
      const recording = withResponse.recordings.find(({ id }) => id === recordingId)!;
      expect(recording.calls.some(({ typeId, start }) => typeId === 'call 0' && start === startSeconds)).toBe(true);
      const came = recording.occurrences.filter(({ source }) => source === 0).map(({ start }) => start);
      expect(came.some((start) => startSeconds >= start && startSeconds < start + 5)).toBe(true);
    }
  });

  it('find what calls stay away from; times without a call speak for it', () => {
    const silent = { type: 0, source: 0, relation: 'WHILE', ratio: 0.02 } as const;
    const found = hypothesesOf(generateCalls({ ...callWorld, recordings: 30, effects: [silent] }, 14));
    const quiet = found.find(({ relation }) => relation === 'WHILE')!;
    expect(quiet).toMatchObject({ typeId: 'call 0', source: { id: 'thing 0' }, direction: 'LESS' });
    expect(quiet.ratio.high).toBeLessThan(0.5);
    expect(quiet.callsWith).toBeLessThan(quiet.expectedCallsWith);
    expect(momentsFor(quiet)).toBe(quiet.momentsWithout);
    expect(momentsAgainst(quiet)).toBe(quiet.momentsWith);
  });

  it('are none where calls and things come and go in bouts by themselves', () => {
    for (let seed = 0; seed < 5; seed++) expect(hypothesesOf(generateCalls(callWorld, seed))).toEqual([]);
  });

  it('are the same in whatever order recordings, calls and sources come', () => {
    const { sources, recordings } = withResponse;
    const turned = [...sources.keys()].reverse();
    const shuffled: Observations = {
      sources: turned.map((place) => sources[place]!),
      recordings: [...recordings].reverse().map((recording) => ({
        ...recording,
        calls: [...recording.calls].reverse(),
        occurrences: [...recording.occurrences].reverse().map((each) => ({
          ...each,
          source: turned.indexOf(each.source),
        })),
      })),
    };
    expect(findCallHypotheses(shuffled)).toEqual(findCallHypotheses(withResponse));
  });

  it('say "seen once" of what a single recording shows, and no more', () => {
    const [first] = generateCalls(
      { ...callWorld, recordings: 1, effects: [{ ...response, ratio: 40 }] },
      11,
    ).recordings;
    const { hypotheses, testedPairs } = findCallHypotheses({ ...withResponse, recordings: [first!] });
    expect(testedPairs).toBe(0);
    expect(hypotheses.length).toBeGreaterThan(0);
    for (const { standing, falseDiscoveryRate } of hypotheses) {
      expect({ standing, falseDiscoveryRate }).toEqual({ standing: 'SEEN_ONCE', falseDiscoveryRate: 1 });
    }
    const odd = generateCalls({ ...callWorld, effects: [{ ...response, ratio: 40, recordings: 1 }] }, 12);
    expect(hypothesesOf(odd)).toEqual([]);
  });

  it('name what comes together with it as not to be told apart, and what would separate them', () => {
    const world = { ...callWorld, recordings: 16, effects: [response], together: [[0, 1]] as const };
    const found = hypothesesOf(generateCalls(world, 8)).filter(({ relation }) => relation === 'AFTER_START');
    expect(found.map(({ source }) => source.id).sort()).toEqual(['thing 0', 'thing 1']);
    for (const { source, alternatives, callsWith } of found) {
      const other = alternatives.find((each) => each.relation === 'AFTER_START' && each.source.id !== source.id)!;
      expect(other).toMatchObject({ kind: 'NOT_TOLD_APART', sharedCalls: callsWith });
      expect([other.secondsWithoutOther, other.otherSecondsWithout]).toEqual([0, 0]);
    }
  });

  it('name the cause of a condition as what explains it', () => {
    // calls come with thing 0 and not with thing 1, which is there for a part of the same time
    const { sources, recordings } = generateCalls(
      { ...callWorld, recordings: 30, effects: [{ type: 0, source: 0, relation: 'WHILE', ratio: 6 }] },
      9,
    );
    const halved = recordings.map((recording): ObservedRecording => ({
      ...recording,
      occurrences: recording.occurrences
        .filter(({ source }) => source !== 1)
        .flatMap((each) =>
          each.source === 0 ? [each, { start: each.start, end: (each.start + each.end) / 2, source: 1 }] : [each],
        ),
    }));
    const found = hypothesesOf({ sources, recordings: halved });
    const part = found.find(({ source, relation }) => source.id === 'thing 1' && relation === 'WHILE')!;
    expect(part.alternatives[0]).toMatchObject({ kind: 'EXPLAINS', relation: 'WHILE', source: { id: 'thing 0' } });
    const whole = found.find(({ source, relation }) => source.id === 'thing 0' && relation === 'WHILE')!;
    expect(whole.alternatives.filter(({ source }) => source.id === 'thing 1')).toEqual([]);
  });

  it('find that one call follows another, told from company by its direction', () => {
    const answered = generateCalls({ ...callWorld, recordings: 12 }, 10).recordings.map((recording) => ({
      ...recording,
      calls: recording.calls.flatMap((call, place) =>
        call.typeId === 'call 1' && place % 2 === 0 && call.end + 2 < recording.durationSeconds
          ? [call, called(call.end + 1, 'call 9')]
          : [call],
      ),
    }));
    const { sources } = withResponse;
    const found = hypothesesOf({ sources, recordings: answered }).filter(({ typeId }) => typeId === 'call 9');
    expect(found[0]).toMatchObject({
      source: { kind: 'CALL', id: 'call 1' },
      relation: 'AFTER_END',
      direction: 'MORE',
    });
  });

  it('take it for no avoidance that no call is heard while another sound is', () => {
    const recordings = Array.from({ length: 12 }, (_, place): ObservedRecording => ({
      id: `recording ${place}`,
      durationSeconds: 200,
      observed: watched,
      // the sound is there a third of the time, and calls come evenly between
      occurrences: Array.from({ length: 6 }, (_each, at) => ({ start: at * 30 + 10, end: at * 30 + 20, source: 0 })),
      calls: Array.from({ length: 100 }, (_each, at) =>
        called(((at * 2 + 0.618 * (place + 1) * 7) % 200) + 0.01),
      ).filter(({ start }) => start % 30 < 9.5 || start % 30 > 20.5),
    }));
    const noise = { kind: 'SOUND', id: 'noise' } as const;
    expect(hypothesesOf({ sources: [noise], recordings })).toEqual([]);
  });

  it('take it for no order of sounds that they come one at a time', () => {
    for (let seed = 0; seed < 6; seed++) expect(hypothesesOf(generateLongSounds(24, seed))).toEqual([]);
  });

  it.each<[string, Observations]>([
    ['an empty corpus', { sources: [], recordings: [] }],
    ['one recording without calls', { sources: [hawk], recordings: [aRecording([], [])] }],
    [
      'a condition that is always there',
      { sources: [hawk], recordings: several(() => aRecording([1, 3, 5, 7, 20], [{ start: 0, end: 60, source: 0 }])) },
    ],
    ['a condition that is never there', { sources: [hawk], recordings: several(() => aRecording([1, 3, 5, 7], [])) }],
    [
      'a recording without length',
      {
        sources: [hawk],
        recordings: [{ ...aRecording([0, 0, 0, 0, 0], [{ start: 0, end: 0, source: 0 }]), durationSeconds: 0 }],
      },
    ],
  ])('are none of %s', (_name, observations) => {
    expect(findCallHypotheses(observations)).toMatchObject({ hypotheses: [], testedPairs: 0 });
  });

  it('are numbers where every call falls into the condition', () => {
    const spans = [{ start: 10, end: 20, source: 0 }];
    const recordings = several((place) => aRecording([11, 12.5, 13 + place / 9, 15], spans));
    for (const each of findCallHypotheses({ sources: [hawk], recordings }).hypotheses) {
      const { ratio, probability, falseDiscoveryRate, expectedCallsWith, secondsWith, secondsWithout } = each;
      const numbers = [...Object.values(ratio), probability, falseDiscoveryRate, expectedCallsWith];
      for (const value of [...numbers, secondsWith, secondsWithout]) expect(Number.isFinite(value)).toBe(true);
      expect(probability).toBeGreaterThan(0);
    }
  });

  it('leave pairs out and say how many where all would take too long', () => {
    const all = findCallHypotheses(withResponse);
    const few = findCallHypotheses(withResponse, { mostWork: 100_000 });
    expect(few.pairsLeftOut).toBeGreaterThan(0);
    expect(few.testedPairs + few.pairsLeftOut).toBeGreaterThanOrEqual(all.testedPairs);
    expect(findCallHypotheses(withResponse, { mostListed: 1 }).hypotheses).toHaveLength(1);
  });
});

function aRecording(starts: readonly number[], occurrences: ObservedRecording['occurrences']): ObservedRecording {
  const calls = starts.map((start) => called(start));
  return { id: 'recording', durationSeconds: 60, observed: watched, calls, occurrences };
}

function several(make: (place: number) => ObservedRecording): ObservedRecording[] {
  return Array.from({ length: 8 }, (_, place) => ({ ...make(place), id: `recording ${place}` }));
}
