/** What stands for a sound form or a nameless thing until it has a name: the beginning of its id, as the server has it in sentences. */
export function shortId(id: string): string {
  return id.slice(id.indexOf('_') + 1, id.indexOf('_') + 5);
}
