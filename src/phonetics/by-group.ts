/** What an evaluation's list names by group, groups in the order in which they first come. */
export function byGroup<Each extends { readonly group: string }>(all: readonly Each[]): Map<string, Each[]> {
  const groups = new Map<string, Each[]>();
  for (const each of all) {
    const own = groups.get(each.group);
    if (own === undefined) groups.set(each.group, [each]);
    else own.push(each);
  }
  return groups;
}
