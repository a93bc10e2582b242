// in: $ids
// out: nothing
UNWIND $ids AS id
MATCH (mapping:Mapping {id: id})
DETACH DELETE mapping
