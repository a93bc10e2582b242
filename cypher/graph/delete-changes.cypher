// in: upTo (a position), limit
// out: deleted, how many
MATCH (change:Change)
WHERE change.position <= $upTo
WITH change LIMIT $limit
DELETE change
RETURN count(*) AS deleted
