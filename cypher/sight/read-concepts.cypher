// Concepts by id; one that was merged into another is answered with the other.
// in: $ids, $lexiconIds
// out: askedId, concept (id, kind, label, lexiconId)
UNWIND $ids AS askedId
MATCH (asked:Concept {id: askedId})
OPTIONAL MATCH (asked)-[:REDIRECTS_TO*1..20]->(last:Concept) WHERE NOT EXISTS { MATCH (last)-[:REDIRECTS_TO]->(:Concept) }
WITH askedId, coalesce(last, asked) AS concept
WHERE concept.lexiconId IS NULL OR concept.lexiconId IN $lexiconIds
RETURN askedId, concept {.id, .kind, .label, .lexiconId} AS concept
