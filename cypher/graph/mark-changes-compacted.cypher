// in: keptFrom (a position; null: keep none)
// out: compactedTo, which never goes back
MATCH (counter:ChangeCounter {id: 'changes'})
SET counter.held = true
WITH counter, coalesce($keptFrom - 1, counter.position, 0) AS upTo, coalesce(counter.compactedTo, 0) AS before
SET counter.compactedTo = CASE WHEN upTo > before THEN upTo ELSE before END
RETURN counter.compactedTo AS compactedTo
