// in: $id, $name (or null)
// out: id
MATCH (source:Source {id: $id})
SET source.name = $name
RETURN source.id AS id
