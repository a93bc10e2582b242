import { describe, expect, it } from 'vitest';
import { findCallHypotheses } from '../../../src/meaning/calls/call-hypotheses.ts';
import { nameOfCallType, phraseOf, sentenceOf, separatingText } from '../../../src/meaning/calls/wording.ts';
import { linesOfCalls } from '../../../src/meaning/interpretation/gloss.ts';
import { callWorld, generateCalls } from '../generated-calls.ts';

const nameOf = (id: string) => id;

describe('calls in words', () => {
  it('stand above what they are hypothesised to go with, and are not translated', () => {
    const gloss = linesOfCalls([{ form: 'abcd', goesWith: 'while hawk is in view' }, { form: '***' }], 'Parus major');
    expect(gloss.text).toBe(
      [
        'abcd                                ***',
        '[hypothesis: while hawk is in view] ?',
        '(not translated: calls of Parus major are not translated; in brackets is what such calls are hypothesised to go with)',
      ].join('\n'),
    );
    expect(gloss).not.toHaveProperty('translation');
    expect(gloss.confidence).toBe(0);
  });

  it('have a phrase for every kind of condition and every relation to it', () => {
    const phrase = (
      kind: 'VIEW' | 'BEHAVIOUR' | 'SOUND' | 'CALL',
      id: string,
      relation: Parameters<typeof phraseOf>[0]['relation'],
    ) => phraseOf({ source: { kind, id }, relation }, 2.5, nameOf);
    expect(phrase('VIEW', 'hawk', 'AFTER_START')).toBe('within 2.5 s after hawk comes into view');
    expect(phrase('VIEW', 'hawk', 'BEFORE_END')).toBe('within 2.5 s before hawk goes out of view');
    expect(phrase('BEHAVIOUR', 'feeding', 'WHILE')).toBe('while “feeding” lasts');
    expect(phrase('SOUND', 'MACHINE engine', 'AFTER_END')).toBe(
      'within 2.5 s after another sound (machine engine) ends',
    );
    expect(phrase('SOUND', 'UNKNOWN noise', 'BEFORE_START')).toBe('within 2.5 s before another sound (noise) begins');
    expect(phrase('CALL', 'form_abcdefgh', 'AFTER_END')).toBe('within 2.5 s after call type abcd ends');
    expect(nameOfCallType('form_abcdefgh')).toBe('call type abcd');
  });

  it('are said with counts and with what cannot be told apart, and what would tell it', () => {
    const effects = [{ type: 0, source: 0, relation: 'AFTER_START', ratio: 10 }] as const;
    const world = { ...callWorld, recordings: 16, effects, together: [[0, 1]] as const };
    const { hypotheses } = findCallHypotheses(generateCalls(world, 8));
    const answer = hypotheses.find(({ relation, source }) => relation === 'AFTER_START' && source.id === 'thing 0')!;
    expect(sentenceOf(answer, 5, nameOf)).toMatch(
      /^Hypothesis \(q .*\): call type .* is given \S+ times \(\S+ to \S+\) as often within 5 s after thing 0 comes into view as at other times: \d+ of \d+ calls, where \d+ are expected by chance, in \d+ of \d+ recordings\. It cannot be told apart from: .*thing 1 comes into view/,
    );
    const [other] = answer.alternatives.filter(({ source }) => source.id === 'thing 1');
    expect(separatingText(answer, other!, 5, nameOf)).toMatch(
      /^Recordings with calls .* \(none so far\), .*\(none so far\)\.$/,
    );
  });
});
