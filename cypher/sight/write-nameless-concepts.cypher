// Things without a name, each with the appearances that belong to it. What an appearance was an instance of before,
// it is no longer.
// in: $lexiconId, $concepts [{id}], $assignments [{appearanceId, conceptId, confidence}]
// out: count of appearances in contexts
UNWIND $concepts AS made
MERGE (concept:Concept {id: made.id})
ON CREATE SET concept.kind = 'UNNAMED', concept.lexiconId = $lexiconId, concept.createdAtMs = timestamp()
SET concept.retired = false
// A concept that lives again leads to itself.
WITH concept
OPTIONAL MATCH (concept)-[stale:REDIRECTS_TO]->(:Concept)
DELETE stale
WITH count(*) AS ready
UNWIND $assignments AS assigned
MATCH (appearance:Appearance {id: assigned.appearanceId})<-[has:HAS_APPEARANCE]-(context:VisualContext)
MATCH (concept:Concept {id: assigned.conceptId})
OPTIONAL MATCH (appearance)-[before:INSTANCE_OF]->(:Concept {lexiconId: $lexiconId})
DELETE before
WITH DISTINCT appearance, has, context, concept, assigned
OPTIONAL MATCH (context)-[shown:SHOWS {appearanceId: appearance.id}]->(:Concept)
DELETE shown
WITH DISTINCT appearance, has, context, concept, assigned
MERGE (appearance)-[instance:INSTANCE_OF]->(concept)
SET instance.confidence = assigned.confidence
MERGE (context)-[shows:SHOWS {appearanceId: appearance.id}]->(concept)
SET shows.confidence = assigned.confidence * appearance.confidence, shows.box = has.box
RETURN count(*) AS count
