// in: $id, $status, $nowMs
// out: probability, if the mapping is there
MATCH (mapping:Mapping {id: $id})
SET mapping.status = $status, mapping.updatedAtMs = $nowMs
RETURN mapping.probability AS probability
