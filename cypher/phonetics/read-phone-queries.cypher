// in: $ownerId, $name (or null for all)
// out: query (its properties), by name
MATCH (query:PhoneQuery {ownerId: $ownerId})
WHERE $name IS NULL OR query.name = $name
RETURN query {.*} AS query
ORDER BY query.name
