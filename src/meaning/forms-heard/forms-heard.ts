import { cypher } from '../../graph/cypher-query.ts';
import { groupedBy } from '../../grouped-by.ts';
import type { FormTokenRecord } from '../../phonetics/forms/sound-form.ts';
import { SoundFormStore } from '../../phonetics/forms/sound-form.store.ts';
import { FormToken, SoundForm } from '../../phonetics/forms/sound-form.type.ts';
import type { RequestContext } from '../../request-context.ts';
import { MappingStore } from '../mapping.store.ts';
import { Mapping } from '../mapping.type.ts';
import { FormHeard } from './form-heard.type.ts';

const readFormsOfEvents = cypher('meaning/read-forms-of-events');

interface Row {
  readonly soundEventId: string;
  readonly token: FormTokenRecord;
  readonly formId: string;
  readonly mappingId: string | null;
}

/** By sound event: the forms that are heard in it, by time. */
export async function formsHeard(
  soundEventIds: readonly string[],
  { graph, reader }: RequestContext,
): Promise<ReadonlyMap<string, readonly FormHeard[]>> {
  const { collectionIds, lexiconIds } = await reader.access();
  const rows = await graph.read<Row>(readFormsOfEvents, { soundEventIds, collectionIds, lexiconIds });
  const formIds = [...new Set(rows.map(({ formId }) => formId))];
  const mappingIds = [...new Set(rows.flatMap(({ mappingId }) => mappingId ?? []))];
  const [forms, mappings] = await Promise.all([
    new SoundFormStore(graph).read(formIds, lexiconIds),
    new MappingStore(graph).read(mappingIds, lexiconIds),
  ]);
  const heard = rows.flatMap(({ token, formId, mappingId, soundEventId }) => {
    const form = forms.get(formId);
    // It may be gone between the two questions.
    if (form === undefined) return [];
    const mapping = mappingId === null ? undefined : mappings.get(mappingId);
    const made = Object.assign(new FormHeard(), {
      token: Object.assign(new FormToken(), token),
      form: SoundForm.of(form),
      mapping: mapping === undefined ? null : Mapping.of(mapping),
    });
    return [{ soundEventId, made }];
  });
  return groupedBy(
    heard,
    ({ soundEventId }) => soundEventId,
    ({ made }) => made,
  );
}
