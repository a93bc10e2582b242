import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actionScore } from '../../../src/sight/evaluation/action-score.ts';
import { boundaryScore } from '../../../src/sight/evaluation/shot-score.ts';
import { parseSightList } from '../../../src/sight/evaluation/sight-list.ts';

const list = join('films', 'truth.tsv');

describe('parseSightList', () => {
  it('gathers what is true of each film', () => {
    const text = [
      '# made by hand',
      'a.mp4\tboundary\t2.5\tCUT',
      'a.mp4\tthing\tball\t0.5\t0.1\t0.2\t0.3\t0.4',
      'b.mp4\taction',
      'a.mp4\taction\twave\t1\t2',
    ].join('\n');
    const [a, b] = parseSightList(text, list);
    expect(a).toEqual({
      file: join('films', 'a.mp4'),
      boundaries: [{ timeSeconds: 2.5, transition: 'CUT' }],
      things: [{ name: 'ball', places: [{ timeSeconds: 0.5, box: [0.1, 0.2, 0.3, 0.4] }] }],
      actions: [{ label: 'wave', startSeconds: 1, endSeconds: 2 }],
    });
    // Nothing is done in it, and that is judged; its shots are not.
    expect(b).toEqual({ file: join('films', 'b.mp4'), actions: [] });
  });

  it.each([
    ['a.mp4\tcolour\tred', /line 1: "colour" is nothing that is judged/],
    ['a.mp4\tboundary\tsoon\tCUT', /"soon" is no number/],
    ['a.mp4\tboundary\t1\tWIPE', /"WIPE" is no transition/],
    ['a.mp4\tthing\tball\t1\t0.1\t0.2', /four numbers, not 2/],
    ['a.mp4\taction\tyodel\t1\t2', /no action "yodel"/],
    ['a.mp4\taction\twave\t2\t1', /ends at 1 before it begins at 2/],
  ])('says what is wrong with %j', (line, message) => {
    expect(() => parseSightList(line, list)).toThrow(message);
  });
});

describe('scores', () => {
  it('counts each boundary once, cuts more strictly than dissolves', () => {
    const there = [
      { timeSeconds: 1, transition: 'CUT' as const },
      { timeSeconds: 3, transition: 'DISSOLVE' as const },
      { timeSeconds: 5, transition: 'CUT' as const },
    ];
    expect(boundaryScore(there, [1.05, 1.08, 3.3, 5.3])).toEqual({ there: 3, found: 4, right: 2 });
    expect(boundaryScore([], [1])).toEqual({ there: 0, found: 1, right: 0 });
  });

  it('counts an action by its name and its middle', () => {
    const span = (label: string, startSeconds: number, endSeconds: number) => ({ label, startSeconds, endSeconds });
    const score = actionScore(
      [span('wave', 1, 2), span('nod', 4, 5)],
      [span('wave', 1.5, 2.9), span('wave', 1.2, 1.8), span('nod', 6, 7)],
    );
    expect(score).toEqual([
      { label: 'nod', there: 1, found: 1, right: 0 },
      { label: 'wave', there: 1, found: 2, right: 1 },
    ]);
  });
});
