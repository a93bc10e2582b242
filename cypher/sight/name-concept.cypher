// A person names a thing without a name.
// in: $id, $label, $kind, $lexiconIds
// out: concept (id, kind, label, lexiconId)
MATCH (concept:Concept {id: $id})
WHERE concept.lexiconId IN $lexiconIds
SET concept.label = $label, concept.kind = $kind, concept.namedBy = 'person'
RETURN concept {.id, .kind, .label, .lexiconId} AS concept
