// Things that nothing looks like any more leave the lists; one that a person has named stays, unless it was merged.
// in: $lexiconId
// out: nothing
MATCH (concept:Concept {lexiconId: $lexiconId})
SET concept.retired = NOT EXISTS { MATCH (:Appearance)-[:INSTANCE_OF]->(concept) }
  AND (coalesce(concept.namedBy, 'detector') <> 'person' OR EXISTS { MATCH (concept)-[:REDIRECTS_TO]->(:Concept) })
