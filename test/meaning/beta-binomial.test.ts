import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digamma, logGamma, logMarginal, logMarginalSlope } from '../../src/meaning/beta-binomial.ts';

describe('logGamma and digamma', () => {
  it('agree with factorials and harmonic numbers', () => {
    let logFactorial = 0;
    let harmonic = 0;
    for (let n = 1; n <= 40; n++) {
      expect(logGamma(n)).toBeCloseTo(logFactorial, 9);
      expect(digamma(n)).toBeCloseTo(harmonic - 0.5772156649015329, 7);
      logFactorial += Math.log(n);
      harmonic += 1 / n;
    }
    expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 10);
  });
});

describe('logMarginal', () => {
  const prior = fc.record({
    hits: fc.double({ min: 0.01, max: 50, noNaN: true }),
    misses: fc.double({ min: 0.01, max: 50, noNaN: true }),
  });
  it('is the product of predictions one after another', () => {
    fc.assert(
      fc.property(prior, fc.array(fc.boolean(), { maxLength: 20 }), (beta, outcomes) => {
        let hits = 0;
        let misses = 0;
        let log = 0;
        for (const hit of outcomes) {
          const rate = (beta.hits + hits) / (beta.hits + beta.misses + hits + misses);
          log += Math.log(hit ? rate : 1 - rate);
          if (hit) hits += 1;
          else misses += 1;
        }
        expect(logMarginal(beta, hits, misses)).toBeCloseTo(log, 6);
      }),
    );
  });

  it('has the slope of its finite difference', () => {
    const beta = { hits: 2.5, misses: 1.5 };
    const slope = logMarginalSlope(beta, 3, 2);
    expect((logMarginal(beta, 3 + 1e-5, 2) - logMarginal(beta, 3 - 1e-5, 2)) / 2e-5).toBeCloseTo(slope.hits, 5);
    expect((logMarginal(beta, 3, 2 + 1e-5) - logMarginal(beta, 3, 2 - 1e-5)) / 2e-5).toBeCloseTo(slope.misses, 5);
  });
});
