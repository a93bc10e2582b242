import {
  ListLineError,
  pathInList,
  readList,
  tabbedLines,
  type TabbedLine,
} from '../../inference/evaluation/tabbed-list.ts';
import { actionLabels } from '../actions/action.ts';
import type { Box } from '../pictures/picture.ts';
import type { ShotTransition } from '../shots/shot.ts';
import type { TimedAction } from './action-score.ts';
import type { TrueBoundary } from './shot-score.ts';
import type { TrueThing } from './track-score.ts';

/** What is true of a film; what is not told of it is not judged. */
export interface SightTruth {
  readonly file: string;
  readonly boundaries?: readonly TrueBoundary[];
  readonly things?: readonly TrueThing[];
  readonly actions?: readonly TimedAction[];
}

/** A line of a list of what is true of films does not follow its format. */
export class SightListError extends ListLineError {
  override readonly code = 'BAD_SIGHT_LIST';

  constructor(file: string, line: number, reason: string) {
    super(
      file,
      line,
      reason,
      'film, "boundary", seconds, CUT, FADE or DISSOLVE; or film, "thing", name, seconds, x, y, width, height; ' +
        'or film, "action", name, start, end; or film and "boundary", "thing" or "action" where there are none',
    );
  }
}

const transitions: readonly string[] = ['CUT', 'FADE', 'DISSOLVE'] satisfies ShotTransition[];

/** @throws {NotFoundError} the list is not there; {SightListError} a line is wrong */
export async function readSightList(listFile: string): Promise<readonly SightTruth[]> {
  return parseSightList(await readList(listFile, 'what is seen'), listFile);
}

interface Gathered {
  boundaries?: TrueBoundary[];
  things?: Map<string, { timeSeconds: number; box: Box }[]>;
  actions?: TimedAction[];
}

/** @throws {SightListError} a line is wrong */
export function parseSightList(text: string, listFile: string): readonly SightTruth[] {
  const films = new Map<string, Gathered>();
  for (const row of tabbedLines(text)) {
    const [path = '', what, ...cells] = row.cells;
    const film = pathInList(path, listFile);
    const known = films.get(film) ?? {};
    films.set(film, known);
    const fault = (reason: string): SightListError => new SightListError(listFile, row.line, reason);
    if (what === 'boundary') addBoundary((known.boundaries ??= []), cells, fault);
    else if (what === 'thing') addPlace((known.things ??= new Map()), cells, fault);
    else if (what === 'action') addAction((known.actions ??= []), cells, fault);
    else throw fault(`${JSON.stringify(what ?? '')} is nothing that is judged`);
  }
  return [...films].map(([file, { boundaries, things, actions }]) => ({
    file,
    ...(boundaries && { boundaries }),
    ...(things && { things: [...things].map(([name, places]) => ({ name, places })) }),
    ...(actions && { actions }),
  }));
}

type Fault = (reason: string) => SightListError;

function addBoundary(boundaries: TrueBoundary[], cells: TabbedLine['cells'], fault: Fault): void {
  if (cells.length === 0) return;
  const [seconds, transition = ''] = cells;
  if (!transitions.includes(transition)) throw fault(`${JSON.stringify(transition)} is no transition`);
  boundaries.push({ timeSeconds: numberOf(seconds, fault), transition: transition as TrueBoundary['transition'] });
}

function addPlace(
  things: Map<string, { timeSeconds: number; box: Box }[]>,
  cells: TabbedLine['cells'],
  fault: Fault,
): void {
  if (cells.length === 0) return;
  const [name = '', seconds, ...sides] = cells;
  if (sides.length !== 4) throw fault(`a place has four numbers, not ${sides.length}`);
  const [x, y, width, height] = sides.map((side) => numberOf(side, fault)) as [number, number, number, number];
  const places = things.get(name) ?? [];
  things.set(name, places);
  places.push({ timeSeconds: numberOf(seconds, fault), box: [x, y, width, height] });
}

function addAction(actions: TimedAction[], cells: TabbedLine['cells'], fault: Fault): void {
  if (cells.length === 0) return;
  const [label = '', start, end] = cells;
  if (!(label in actionLabels)) throw fault(`there is no action ${JSON.stringify(label)}`);
  const [startSeconds, endSeconds] = [numberOf(start, fault), numberOf(end, fault)];
  if (endSeconds < startSeconds) throw fault(`it ends at ${endSeconds} before it begins at ${startSeconds}`);
  actions.push({ label, startSeconds, endSeconds });
}

function numberOf(cell: string | undefined, fault: Fault): number {
  const value = cell === undefined || cell === '' ? NaN : Number(cell);
  if (!Number.isFinite(value)) throw fault(`${JSON.stringify(cell ?? '')} is no number`);
  return value;
}
