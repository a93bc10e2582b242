// What forms of a lexicon may mean.
// in: $lexiconId, $formIds
// out: formId, conceptId, label (or null), kind, probability
UNWIND $formIds AS formId
MATCH (mapping:Mapping {formId: formId})
USING INDEX SEEK mapping:Mapping(formId)
WHERE mapping.lexiconId = $lexiconId
MATCH (mapping)-[:MEANS]->(concept:Concept)
RETURN formId, concept.id AS conceptId, concept.label AS label, concept.kind AS kind, mapping.probability AS probability
