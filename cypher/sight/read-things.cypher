// Things found by their looks, with the appearances that belong to each.
// in: $lexiconId
// out: id, memberIds
MATCH (concept:Concept {lexiconId: $lexiconId})<-[:INSTANCE_OF]-(appearance:Appearance)
RETURN concept.id AS id, collect(appearance.id) AS memberIds
ORDER BY id
