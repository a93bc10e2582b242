// Sources by id; one that was joined with another is answered with the other.
// in: $ids, $lexiconIds
// out: askedId, source (id, lexiconId, kind, label, name, seconds)
UNWIND $ids AS askedId
MATCH (asked:Source {id: askedId})
OPTIONAL MATCH (asked)-[:REDIRECTS_TO*1..20]->(last:Source) WHERE NOT EXISTS { MATCH (last)-[:REDIRECTS_TO]->(:Source) }
WITH askedId, coalesce(last, asked) AS source
WHERE source.lexiconId IN $lexiconIds
RETURN askedId, source {.id, .lexiconId, .kind, .label, .name, .seconds} AS source
