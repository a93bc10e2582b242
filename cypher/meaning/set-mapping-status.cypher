// in: $id, $status, $nowMs
// out: nothing
MATCH (mapping:Mapping {id: $id})
SET mapping.status = $status, mapping.updatedAtMs = $nowMs
