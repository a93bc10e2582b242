import { RequestLoaders } from '../api/request-loaders.ts';
import { SoundFormStore } from '../phonetics/forms/sound-form.store.ts';
import { SoundForm } from '../phonetics/forms/sound-form.type.ts';
import type { RequestContext } from '../request-context.ts';
import { ConceptStore } from '../sight/concepts/concept.store.ts';
import { Concept } from '../sight/contexts/visual-context.type.ts';

/** Forms and concepts by id, all of a request's in one query each; null for what its reader may not read. */
export class FormAndConceptLoaders {
  private readonly forms = new RequestLoaders<RequestContext, 'id', SoundForm | null>(
    async (ids, _by, { graph, reader }) => {
      const found = await new SoundFormStore(graph).read(ids, (await reader.access()).lexiconIds);
      return new Map([...found].map(([id, form]) => [id, SoundForm.of(form)]));
    },
    null,
  );

  private readonly concepts = new RequestLoaders<RequestContext, 'id', Concept | null>(
    async (ids, _by, { graph, reader }) => {
      const found = await new ConceptStore(graph).read(ids, (await reader.access()).lexiconIds);
      return new Map([...found].map(([id, concept]) => [id, Concept.of(concept)]));
    },
    null,
  );

  form(id: string, request: RequestContext): Promise<SoundForm | null> {
    return this.forms.load(id, 'id', request);
  }

  concept(id: string, request: RequestContext): Promise<Concept | null> {
    return this.concepts.load(id, 'id', request);
  }
}
