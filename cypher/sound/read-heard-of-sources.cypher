// Where Sources are heard, where they are heard for the longest first.
// in: $sourceIds, $collectionIds, $limit (a Source; null is all)
// out: sourceId, heard [properties, and turns [{startSeconds, endSeconds, soundEventId}] in order of time]
UNWIND $sourceIds AS sourceId
MATCH (:Source {id: sourceId})<-[:OF]-(heard:HeardSource)
WHERE heard.current AND heard.collectionId IN $collectionIds
WITH sourceId, heard ORDER BY heard.seconds DESC, heard.id
WITH sourceId, CASE WHEN $limit IS NULL THEN collect(heard) ELSE collect(heard)[0..$limit] END AS longest
UNWIND longest AS heard
CALL (heard) {
  MATCH (heard)-[sounds:SOUNDS_IN]->(event:SoundEvent)
  WITH sounds, event ORDER BY sounds.startSeconds
  RETURN collect({startSeconds: sounds.startSeconds, endSeconds: sounds.endSeconds, soundEventId: event.id}) AS turns
}
RETURN sourceId, collect(heard {.*, turns: turns}) AS heard
