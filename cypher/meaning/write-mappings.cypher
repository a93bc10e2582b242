// Writes what forms mean, with the strongest evidence.
// in: $lexiconId, $nowMs, $mappings [{id, formId, conceptId, probability, low, high, status, supportCount, situationIds}]
// out: count
UNWIND $mappings AS learned
MATCH (form:SoundForm {id: learned.formId})
MATCH (concept:Concept {id: learned.conceptId})
MERGE (mapping:Mapping {id: learned.id})
SET mapping.lexiconId = $lexiconId,
    mapping.formId = learned.formId,
    mapping.conceptId = learned.conceptId,
    mapping.probability = learned.probability,
    mapping.low = learned.low,
    mapping.high = learned.high,
    mapping.status = learned.status,
    mapping.supportCount = learned.supportCount,
    mapping.updatedAtMs = $nowMs
MERGE (mapping)-[:OF]->(form)
MERGE (mapping)-[:MEANS]->(concept)
WITH mapping, learned
CALL (mapping) {
  MATCH (mapping)-[former:SUPPORTED_BY]->()
  DELETE former
}
CALL (mapping, learned) {
  UNWIND range(0, size(learned.situationIds) - 1) AS place
  MATCH (situation:Situation {id: learned.situationIds[place]})
  MERGE (mapping)-[support:SUPPORTED_BY]->(situation)
  SET support.rank = place
}
RETURN count(mapping) AS count
