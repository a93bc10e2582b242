// in: $ids, $lexiconIds
// out: mapping (its properties)
UNWIND $ids AS id
MATCH (mapping:Mapping {id: id})
WHERE mapping.lexiconId IN $lexiconIds
RETURN mapping {.*} AS mapping
