// Phrases that are heard as one form each, with what they mean.
// in: $lexiconId
// out: id, formIds, whole [{conceptId, label, kind, probability}]
MATCH (phrase:Phrase {lexiconId: $lexiconId})
WHERE phrase.isUnit
RETURN phrase.id AS id, phrase.formIds AS formIds, [
  (phrase)-[means:MEANS]->(concept:Concept) |
  {conceptId: concept.id, label: concept.label, kind: concept.kind, probability: means.probability}
] AS whole
ORDER BY phrase.id
