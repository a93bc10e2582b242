// Utterances of ready recordings with the recurring sounds in them, as wholes and as parts, each with the forms that it
// may be.
// in: $lexiconId, $recordingIds (or null for all)
// out: recordingId, collectionId, utterances [{eventId, startSeconds, endSeconds, tokens [{tokenId, forms [{formId, weight}]}]}]
MATCH (recording:Recording {lexiconId: $lexiconId})
WHERE recording.readyPosition IS NOT NULL AND ($recordingIds IS NULL OR recording.id IN $recordingIds)
OPTIONAL MATCH (event:SoundEvent {recordingId: recording.id})
WHERE event.current AND event:Utterance
WITH recording, event ORDER BY event.startSeconds, event.id
WITH recording, collect(event {
  eventId: event.id, .startSeconds, .endSeconds,
  tokens: COLLECT {
    MATCH (event)<-[:IN]-(token:FormToken {lexiconId: $lexiconId})
    WITH token ORDER BY token.startSeconds, token.id
    RETURN {tokenId: token.id, forms: COLLECT {
      MATCH (token)-[of:OF_FORM]->(form:SoundForm)
      RETURN {formId: form.id, weight: of.confidence} ORDER BY form.id
    }}
  }
}) AS utterances
RETURN recording.id AS recordingId, recording.collectionId AS collectionId, utterances
ORDER BY recordingId
