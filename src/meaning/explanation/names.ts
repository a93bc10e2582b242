/**
 * A word for a form or a thing that has none of its own: the beginning of its id. Forms get a spelling with their phones; until
 * then this tells them apart on a page, and the id tells them apart for good.
 */
export function tagOf(id: string): string {
  return id.slice(id.indexOf('_') + 1).slice(0, 4);
}

export function nameOfForm(id: string): string {
  return `form ${tagOf(id)}`;
}

export function nameOfConcept({ id, label }: { readonly id: string; readonly label?: string | null }): string {
  return label ?? `nameless thing ${tagOf(id)}`;
}
