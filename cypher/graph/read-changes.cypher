// in: after (a position), upTo (a position)
// out: change, by position
MATCH (change:Change)
WHERE change.position > $after AND change.position <= $upTo
RETURN change
ORDER BY change.position
