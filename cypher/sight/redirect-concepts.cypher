// A thing that was merged into another hands its appearances over and points to it, for those who hold the old id. A
// name that a person gave goes along where the other has none of a person's.
// in: $redirects [{fromId, toId}]
// out: nothing
UNWIND $redirects AS redirect
MATCH (old:Concept {id: redirect.fromId})
MATCH (new:Concept {id: redirect.toId})
CALL (old, new) {
  MATCH (appearance:Appearance)-[instance:INSTANCE_OF]->(old)
  MERGE (appearance)-[kept:INSTANCE_OF]->(new)
  SET kept.confidence = coalesce(kept.confidence, instance.confidence)
  DELETE instance
}
CALL (old, new) {
  MATCH (context:VisualContext)-[shown:SHOWS]->(old)
  MERGE (context)-[kept:SHOWS {appearanceId: shown.appearanceId}]->(new)
  SET kept.confidence = shown.confidence, kept.box = shown.box
  DELETE shown
}
FOREACH (_ IN CASE WHEN old.namedBy = 'person' AND coalesce(new.namedBy, 'detector') <> 'person' THEN [1] ELSE [] END |
  SET new.label = old.label, new.kind = old.kind, new.namedBy = 'person')
MERGE (old)-[:REDIRECTS_TO]->(new)
SET old.retired = true
