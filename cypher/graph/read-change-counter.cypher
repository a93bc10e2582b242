// in: nothing
// out: position (of the latest change), compactedTo (positions up to this one are gone); no row in a new store
MATCH (counter:ChangeCounter {id: 'changes'})
RETURN coalesce(counter.position, 0) AS position, coalesce(counter.compactedTo, 0) AS compactedTo
