// Inferred statements that a person may correct, of whatever kind.
// in: $ids, $collectionIds
// out: id, kind, recordingId, startSeconds, endSeconds, label (empty where that is no property: it follows from others, or is worked out)
UNWIND $ids AS id
CALL (id) {
  MATCH (statement:SoundEvent {id: id})
  RETURN statement, 'sound-events' AS kind, statement.label AS label
  UNION ALL
  MATCH (statement:PhoneToken {id: id})
  RETURN statement, 'phones' AS kind, statement.ipa AS label
  UNION ALL
  MATCH (statement:FormToken {id: id})
  RETURN statement, 'forms' AS kind, '' AS label
  UNION ALL
  MATCH (statement:VisualContext {id: id})
  RETURN statement, 'visual-contexts' AS kind, '' AS label
  UNION ALL
  MATCH (statement:Feeling {id: id})-[:FEELS]->(emotion:Emotion)
  RETURN statement, 'emotion' AS kind, emotion.label AS label
  UNION ALL
  // What is felt in an utterance, by all channels.
  MATCH (statement:SoundEvent {id: split(id, ':')[0]})
  WHERE statement.id + ':emotion' = id
  RETURN statement, 'emotion' AS kind, '' AS label
  UNION ALL
  // A turn of a source is a relation.
  MATCH (heard:HeardSource {id: split(id, ':')[0]})-[sounds:SOUNDS_IN]->(event:SoundEvent)
  WHERE heard.id + ':' + event.id + ':' + toString(sounds.startSeconds) = id
  RETURN heard {.collectionId, .recordingId, startSeconds: sounds.startSeconds, endSeconds: sounds.endSeconds} AS statement,
    'sources' AS kind, '' AS label
  UNION ALL
  MATCH (statement:Cue {id: id})
  RETURN statement, 'transcripts' AS kind, statement.text AS label
}
WITH id, kind, statement, label
WHERE statement.collectionId IN $collectionIds
RETURN id, kind, statement.recordingId AS recordingId, statement.startSeconds AS startSeconds,
  statement.endSeconds AS endSeconds, label
