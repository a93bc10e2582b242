// Nameless concepts that nothing is an instance of any more leave the lists; the id still leads somewhere if it was
// redirected, and one that a person has named stays.
// in: $lexiconId
// out: nothing
MATCH (concept:Concept {lexiconId: $lexiconId})
SET concept.retired = NOT EXISTS { MATCH (:Appearance)-[:INSTANCE_OF]->(concept) } AND (concept.label IS NULL
  OR EXISTS { MATCH (concept)-[:REDIRECTS_TO]->(:Concept) })
