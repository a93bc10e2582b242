// Saves a query under its name, in place of one that has it, unless its owner has as many as are allowed. Those who save at
// once are counted one after another.
// in: $most, $query {id, ownerId, name, pattern, collectionId, lexiconId, recordingId (or null), alternatives,
//     minimumConfidence, position}
// out: query (its properties); no row when there are too many
MERGE (owner:Owner {id: $query.ownerId})
SET owner.touchedAtMs = timestamp()
WITH owner
OPTIONAL MATCH (other:PhoneQuery {ownerId: $query.ownerId})
WHERE other.id <> $query.id
WITH owner, count(other) AS count
WHERE count < $most
MERGE (query:PhoneQuery {id: $query.id})
SET query += $query, query.savedAtMs = timestamp()
MERGE (query)-[:OWNED_BY]->(owner)
RETURN query {.*} AS query
