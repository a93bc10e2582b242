/**
 * What `all` holds by a key, keys in the order in which they first come, and what has one key in its order too. As
 * `Map.groupBy`, which Node 20 lacks.
 * @param valueOf what stands in the groups; each itself unless given
 */
export function groupedBy<Each, Key>(all: Iterable<Each>, keyOf: (each: Each) => Key): Map<Key, Each[]>;
export function groupedBy<Each, Key, Value>(
  all: Iterable<Each>,
  keyOf: (each: Each) => Key,
  valueOf: (each: Each) => Value,
): Map<Key, Value[]>;
export function groupedBy<Each, Key>(
  all: Iterable<Each>,
  keyOf: (each: Each) => Key,
  valueOf: (each: Each) => unknown = (each) => each,
): Map<Key, unknown[]> {
  const groups = new Map<Key, unknown[]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [valueOf(each)]);
    else group.push(valueOf(each));
  }
  return groups;
}
