// Writes situations with what was heard and seen in them, in place of what they held before.
// in: $lexiconId, $situations [{id, recordingId, collectionId, eventId, ordinal, startSeconds, endSeconds, tokenIds,
//     saw [{conceptId, confidence}]}]
// out: count
UNWIND $situations AS made
MERGE (situation:Situation {id: made.id})
SET situation.recordingId = made.recordingId,
    situation.collectionId = made.collectionId,
    situation.lexiconId = $lexiconId,
    situation.ordinal = made.ordinal,
    situation.startSeconds = made.startSeconds,
    situation.endSeconds = made.endSeconds
WITH situation, made
CALL (situation) {
  MATCH (situation)-[former:HEARD|SAW|ABOUT]->()
  DELETE former
}
CALL (situation, made) {
  MATCH (event:SoundEvent {id: made.eventId})
  MERGE (situation)-[:ABOUT]->(event)
}
CALL (situation, made) {
  UNWIND made.tokenIds AS tokenId
  MATCH (token:FormToken {id: tokenId})
  MERGE (situation)-[:HEARD]->(token)
}
CALL (situation, made) {
  UNWIND made.saw AS seen
  MATCH (concept:Concept {id: seen.conceptId})
  MERGE (situation)-[saw:SAW]->(concept)
  SET saw.confidence = seen.confidence
}
RETURN count(situation) AS count
