import { boxArea } from '../../sight/pictures/picture.ts';
import { groupedBy } from '../../grouped-by.ts';
import { sharedSeconds } from '../../sound/time-span.ts';
import { inARow, one, several } from './nouns.ts';
import { placeInWords, sideOf, type Side } from './places.ts';
import { asNew, severalAsNew, whereIs } from './say-subject.ts';
import type { SeenScene, SeenShot } from './seen.ts';
import { boxOver, personLabel, type Subject } from './subject.ts';

/** So many sorts of things are named in one sentence. */
const mostGroups = 3;
const leastSecondsInView = 0.4;
/** People are looked at first. */
const weightOfPeople = 2;

/** Those of one name that are in view as a shot begins. */
interface Group {
  readonly subjects: readonly Subject[];
  readonly weight: number;
}

/**
 * Who and what is in view, the most striking first: `a person is on the left, two dogs in the middle and a cup on the right`.
 * @returns the same with less and less in it; empty where there is nothing
 */
export function whatIsInView(subjects: readonly Subject[], shot: SeenShot): readonly string[] {
  const named = groupsOf(
    subjects.filter(({ label }) => label !== null),
    shot,
  );
  const groups = (named.length > 0 ? named : groupsOf(subjects, shot)).slice(0, mostGroups);
  const [first, ...others] = groups.map((group) => sayGroup(group, shot));
  if (first === undefined) return [];
  const verb = groups[0]!.subjects.length > 1 ? 'are' : 'is';
  const parts = [`${first.who} ${verb} ${first.where}`, ...others.map(({ who, where }) => `${who} ${where}`)];
  return parts.map((_, left) => inARow(parts.slice(0, parts.length - left)));
}

/** Things without a name beside those with one: `there are also two other things`. */
export function whatElse(subjects: readonly Subject[], shot: SeenShot): string | undefined {
  const inView = subjects.filter((subject) => isInView(subject, shot));
  const nameless = inView.filter(({ label }) => label === null);
  if (nameless.length === 0 || nameless.length === inView.length) return undefined;
  return nameless.length === 1
    ? `there is also ${one('thing')} ${placeInWords(boxOver(nameless[0]!, shot))}`
    : `there are also ${several(nameless.length, 'other thing')}`;
}

/** `Outdoors by day`, `at night`; undefined where pictures do not tell. */
export function settingInWords(scene: SeenScene | undefined): string | undefined {
  if (scene === undefined) return undefined;
  const { setting, dayTime } = scene;
  const place = setting === 'UNKNOWN' ? undefined : setting.toLowerCase();
  const time = dayTime === 'DAY' ? 'by day' : dayTime === 'NIGHT' ? 'at night' : undefined;
  // That it is light indoors tells nobody anything.
  const said = [place, place === 'indoors' && time === 'by day' ? undefined : time].filter(
    (each) => each !== undefined,
  );
  return said.length === 0 ? undefined : said.join(' ');
}

export function isInView(subject: Subject, shot: SeenShot): boolean {
  return sharedSeconds(subject, shot) >= Math.min(leastSecondsInView, (shot.endSeconds - shot.startSeconds) / 2);
}

function groupsOf(subjects: readonly Subject[], shot: SeenShot): readonly Group[] {
  const inView = withoutDoubts(subjects.filter((subject) => isInView(subject, shot)));
  const alike = groupedBy(inView, ({ label, isUnsure }) => JSON.stringify([label, isUnsure]));
  return [...alike.values()]
    .map((each): Group => ({ subjects: each, weight: Math.max(...each.map((subject) => weightOf(subject, shot))) }))
    .sort((a, b) => b.weight - a.weight);
}

/** Beside a dog there is not perhaps a dog: it may be the same one, found twice. */
function withoutDoubts(subjects: readonly Subject[]): readonly Subject[] {
  const sure = new Set(subjects.filter(({ isUnsure }) => !isUnsure).map(({ label }) => label));
  return subjects.filter(({ isUnsure, label }) => !isUnsure || !sure.has(label));
}

function weightOf(subject: Subject, shot: SeenShot): number {
  const size = Math.sqrt(Math.min(1, boxArea(boxOver(subject, shot))));
  return size * (subject.label === personLabel ? weightOfPeople : 1) * (subject.isUnsure ? 0.5 : 1);
}

function sayGroup({ subjects }: Group, shot: SeenShot): { readonly who: string; readonly where: string } {
  const [only] = subjects;
  if (subjects.length === 1) return { who: asNew(only!), where: whereIs(only!, shot) };
  return { who: severalAsNew(subjects), where: wheresOf(subjects, shot) };
}

/** `on the left`, `on the left and on the right`; wherever they are all over the picture, `in view`. */
function wheresOf(subjects: readonly Subject[], shot: SeenShot): string {
  const sides = new Set(subjects.map((subject) => sideOf(boxOver(subject, shot))));
  if (sides.size > 2) return 'in view';
  const inOrder = (['left', 'middle', 'right'] satisfies Side[]).filter((side) => sides.has(side));
  return inARow(inOrder.map((side) => (side === 'middle' ? 'in the middle' : `on the ${side}`)));
}
