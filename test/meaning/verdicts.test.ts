import { describe, expect, it } from 'vitest';
import { Verdicts } from '../../src/meaning/verdicts.ts';
import { weighVerdicts, type SignedVerdict } from '../../src/meaning/weigh-verdicts.ts';

const said = (reviewerId: string, conceptId: string, verdict: SignedVerdict['verdict']): SignedVerdict => ({
  reviewerId,
  formId: 'x',
  conceptId,
  verdict,
});
const netOf = (given: readonly SignedVerdict[], conceptId: string) =>
  new Verdicts(weighVerdicts(given)).net('x', conceptId);

describe('what reviews come to', () => {
  it('counts a reviewer in full whom nobody contradicts', () => {
    expect(netOf([said('a', 'X', 'CONFIRMED'), said('a', 'Y', 'REJECTED')], 'X')).toBe(1);
    expect(netOf([said('a', 'X', 'CONFIRMED'), said('b', 'X', 'CONFIRMED')], 'X')).toBe(2);
  });

  it('cancels the verdicts of two who contradict each other', () => {
    expect(netOf([said('a', 'X', 'CONFIRMED'), said('b', 'X', 'REJECTED')], 'X')).toBeCloseTo(0, 9);
  });

  it('follows the one who agrees with the others elsewhere', () => {
    const elsewhere = Array.from({ length: 20 }, (_, i) => [
      said('a', `Z${i}`, 'CONFIRMED'),
      said('c', `Z${i}`, 'CONFIRMED'),
      said('b', `Z${i}`, 'REJECTED'),
    ]).flat();
    const net = netOf([...elsewhere, said('a', 'X', 'CONFIRMED'), said('b', 'X', 'REJECTED')], 'X');
    expect(net).toBeGreaterThan(0.5);
  });

  it('knows the concepts of a form, and nothing of others', () => {
    const verdicts = new Verdicts([{ formId: 'x', conceptId: 'X', verdict: 'REJECTED' }]);
    expect([...verdicts.conceptIds('x')]).toEqual(['X']);
    expect([...verdicts.conceptIds('y')]).toEqual([]);
    expect(verdicts.net('x', 'Y')).toBe(0);
  });
});
