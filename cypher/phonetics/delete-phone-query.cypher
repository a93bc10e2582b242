// in: $id
// out: id; no row where there was none
MATCH (query:PhoneQuery {id: $id})
DETACH DELETE query
RETURN $id AS id
