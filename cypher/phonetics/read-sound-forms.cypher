// Sound forms by id; one that went into another is answered with the other.
// in: $ids, $lexiconIds
// out: askedId, form (id, lexiconId, tokenCount, medoidTokenId)
UNWIND $ids AS askedId
MATCH (asked:SoundForm {id: askedId})
OPTIONAL MATCH (asked)-[:REDIRECTS_TO*1..20]->(last:SoundForm)
WHERE NOT EXISTS { MATCH (last)-[:REDIRECTS_TO]->(:SoundForm) }
WITH askedId, coalesce(last, asked) AS form
WHERE form.lexiconId IN $lexiconIds
RETURN askedId, form {.id, .lexiconId, .tokenCount, .medoidTokenId} AS form
