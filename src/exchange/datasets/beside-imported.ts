import type { Dataset, DatasetForm, DatasetLanguage, DatasetParameter, KeptCells } from './dataset.ts';
import { ownColumns } from './own-columns.ts';

/** A dataset that was put in, with the name that its words are to bear. */
export interface NamedDataset {
  readonly name: string;
  readonly dataset: Dataset;
}

/** As CLDF wants ids. */
const plainId = /^[a-zA-Z0-9_-]+$/;

/**
 * A word list with the words of others beside its own: a column `Dataset` says where each is from, and ids are told apart by the number of the
 * dataset. Columns that a dataset has of its own come along; files and other tables do not, for which the dataset is exported by itself.
 */
export function besideImported(learned: Dataset, imported: readonly NamedDataset[]): Dataset {
  const languages: DatasetLanguage[] = [...learned.languages];
  const parameters: DatasetParameter[] = [...learned.parameters];
  const forms: DatasetForm[] = [...learned.forms];
  for (const [place, { name, dataset }] of imported.entries()) {
    const languageIds = new Ids(`d${place + 1}-l`);
    const parameterIds = new Ids(`d${place + 1}-p`);
    const formIds = new Ids(`d${place + 1}-f`);
    const own = { languages: ownColumns(dataset, 'languages'), forms: ownColumns(dataset, 'forms') };
    const ofParameters = ownColumns(dataset, 'parameters');
    for (const { id, kept, ...language } of dataset.languages) {
      languages.push({ id: languageIds.of(id), ...language, ...cellsOf(kept, own.languages) });
    }
    for (const { id, kept, ...parameter } of dataset.parameters) {
      parameters.push({ id: parameterIds.of(id), ...parameter, ...cellsOf(kept, ofParameters) });
    }
    for (const { id, languageId, parameterIds: meant, kept, ...form } of dataset.forms) {
      forms.push({
        ...{ id: formIds.of(id), languageId: languageIds.of(languageId), ...form },
        parameterIds: meant.map((each) => parameterIds.of(each)),
        kept: { Dataset: name, Local_ID: id, ...cellsOf(kept, own.forms).kept },
      });
    }
    languages.push(...languageIds.missing(languages).map((language) => ({ ...language })));
    parameters.push(...parameterIds.missing(parameters).map((parameter) => ({ ...parameter })));
  }
  return { ...learned, languages, parameters, forms };
}

function cellsOf(kept: KeptCells | undefined, own: ReadonlySet<string>): { readonly kept?: KeptCells } {
  const cells = Object.entries(kept ?? {}).filter(([column]) => own.has(column));
  return cells.length === 0 ? {} : { kept: Object.fromEntries(cells) };
}

/** Ids of one table of one dataset, as they are to be among those of others. */
class Ids {
  private readonly known = new Map<string, string>();

  constructor(private readonly prefix: string) {}

  of(id: string): string {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    // One with other signs gets a number, which no id of the dataset has after such a prefix.
    const made = plainId.test(id) ? `${this.prefix}-${id}` : `${this.prefix}${this.known.size + 1}`;
    this.known.set(id, made);
    return made;
  }

  /** What was referred to and is in no table, as in a dataset of one table alone. */
  missing(there: readonly { readonly id: string }[]): { readonly id: string; readonly name: string }[] {
    const ids = new Set(there.map(({ id }) => id));
    return [...this.known].flatMap(([name, id]) => (ids.has(id) ? [] : [{ id, name }]));
  }
}
