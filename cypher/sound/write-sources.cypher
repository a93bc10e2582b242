// Sources, each with what is heard of it. What was of another before is not any more.
// in: $lexiconId, $sources [{id, kind, label, vector or null, weight}],
//     $assignments [{heardSourceId, sourceId, confidence}]
// out: count of assignments
UNWIND $sources AS made
MERGE (source:Source {id: made.id})
ON CREATE SET source.lexiconId = $lexiconId, source.createdAtMs = timestamp(), source.seconds = 0
SET source.kind = made.kind, source.label = made.label, source.vector = made.vector, source.weight = made.weight,
    source.retired = false
// A Source that lives again leads to itself.
WITH source
OPTIONAL MATCH (source)-[stale:REDIRECTS_TO]->(:Source)
DELETE stale
WITH count(*) AS ready
UNWIND $assignments AS assigned
MATCH (heard:HeardSource {id: assigned.heardSourceId})
MATCH (source:Source {id: assigned.sourceId})
OPTIONAL MATCH (heard)-[before:OF]->(:Source)
DELETE before
WITH DISTINCT heard, source, assigned
CREATE (heard)-[:OF {confidence: assigned.confidence}]->(source)
WITH heard, source, assigned
CALL (heard, source, assigned) {
  MATCH (heard)-[:SOUNDS_IN]->(event:SoundEvent)
  WITH DISTINCT event
  OPTIONAL MATCH (event)-[before:EMITTED_BY {heardSourceId: heard.id}]->(:Source)
  DELETE before
  WITH DISTINCT event
  CREATE (event)-[:EMITTED_BY {heardSourceId: heard.id, confidence: assigned.confidence}]->(source)
}
RETURN count(*) AS count
