import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stillHeld } from '../../src/meaning/history/mapping-version.ts';
import { thinVersions, type ThinnedVersion } from '../../src/meaning/history/thin-versions.ts';

function versionsFrom(probabilities: readonly (number | null)[]): ThinnedVersion[] {
  const versions: ThinnedVersion[] = [];
  probabilities.forEach((probability, at) => {
    if (probability === null) return;
    const next = at + 1 < probabilities.length ? at + 1 : stillHeld;
    const untilMs = next === stillHeld ? null : next;
    versions.push({ id: `v${at}`, revision: at, untilRevision: next, untilMs, probability, status: 'HYPOTHESIS' });
  });
  return versions;
}

function heldAt(versions: readonly ThinnedVersion[], revision: number): number | undefined {
  return versions.find((each) => each.revision <= revision && revision < each.untilRevision)?.probability;
}

function thinned(versions: readonly ThinnedVersion[], keep: number): ThinnedVersion[] {
  const { dropped, prolonged } = thinVersions(versions, keep);
  const longer = new Map(prolonged.map((each) => [each.id, each]));
  return versions.filter(({ id }) => !dropped.includes(id)).map((each) => ({ ...each, ...longer.get(each.id) }));
}

describe('thinning the versions of a mapping', () => {
  it('drops the least moves, which the version before stands in for', () => {
    const kept = thinned(versionsFrom([0.1, 0.5, 0.52, 0.9]), 3);
    expect(kept.map(({ probability }) => probability)).toEqual([0.1, 0.5, 0.9]);
    expect(kept[1]).toMatchObject({ revision: 1, untilRevision: 3, untilMs: 3 });
  });

  it('lets nothing stand in where the mapping was gone', () => {
    const kept = thinned(versionsFrom([0.9, null, 0.06, null, 0.8]), 2);
    expect(kept.map(({ revision, untilRevision }) => [revision, untilRevision])).toEqual([
      [0, 1],
      [4, stillHeld],
    ]);
  });

  it('keeps changes of status', () => {
    const versions = versionsFrom([0.5, 0.5, 0.9]).map((version, at) => ({
      ...version,
      status: at === 1 ? ('CONFIRMED' as const) : version.status,
    }));
    expect(thinned(versions, 1)).toHaveLength(3);
  });

  it('never overlaps, and keeps what stays as it was where nothing was dropped', () => {
    const line = fc.array(fc.option(fc.double({ min: 0.05, max: 1, noNaN: true })), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(line, fc.integer({ min: 2, max: 20 }), (probabilities, keep) => {
        const versions = versionsFrom(probabilities);
        const kept = thinned(versions, keep);
        expect(kept.length).toBeLessThanOrEqual(Math.max(keep, 2));
        for (const [place, version] of kept.entries()) {
          const next = kept[place + 1];
          if (next !== undefined) expect(version.untilRevision).toBeLessThanOrEqual(next.revision);
          expect(heldAt(versions, version.revision)).toBe(version.probability);
        }
        // Where nothing was held, nothing is.
        probabilities.forEach((probability, at) => {
          if (probability === null && at + 1 < probabilities.length)
            expect(heldAt(kept, at)).toBe(heldAt(versions, at));
        });
      }),
    );
  });
});
