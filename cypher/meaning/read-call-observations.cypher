// Ready recordings of a lexicon in order of id, each with its calls (tokens that are more probably of one form than not), with the sounds
// that are no call, and with the behaviours that people noted. What was in view is read by read-seen.
// in: $lexiconId, $afterId (exclusive), $limit
// out: id, durationSeconds, hasAudio, hasVideo, calls [{typeId, start, end, eventStart, eventEnd}], sounds [{kind, label,
//      start, end}], behaviours [{label, start, end}]
MATCH (recording:Recording {lexiconId: $lexiconId})
USING INDEX SEEK recording:Recording(lexiconId, readyPosition)
WHERE recording.readyPosition IS NOT NULL AND recording.id > $afterId
WITH recording ORDER BY recording.id LIMIT $limit
RETURN recording.id AS id, recording.durationSeconds AS durationSeconds,
  coalesce(recording.hasAudio, false) AS hasAudio, coalesce(recording.hasVideo, false) AS hasVideo,
  COLLECT {
    MATCH (event:SoundEvent {recordingId: recording.id})
    USING INDEX SEEK event:SoundEvent(recordingId)
    WHERE event.current
    // Without labels: from the event on, and never from an index of all the lexicon's tokens.
    MATCH (event)<-[:IN]-(token)-[of:OF_FORM]->(form)
    WHERE token.lexiconId = $lexiconId AND of.confidence > 0.5
    RETURN {
      typeId: form.id, start: token.startSeconds, end: token.endSeconds,
      eventStart: event.startSeconds, eventEnd: event.endSeconds
    } ORDER BY token.startSeconds, token.id
  } AS calls,
  COLLECT {
    MATCH (event:SoundEvent {recordingId: recording.id})
    USING INDEX SEEK event:SoundEvent(recordingId)
    WHERE event.current AND NOT EXISTS { MATCH (event)<-[:IN]-(token) WHERE token.lexiconId = $lexiconId }
    RETURN {kind: event.kind, label: event.label, start: event.startSeconds, end: event.endSeconds}
    ORDER BY event.startSeconds, event.id
  } AS sounds,
  COLLECT {
    MATCH (note:BehaviourNote {recordingId: recording.id})
    USING INDEX SEEK note:BehaviourNote(recordingId)
    RETURN {label: note.label, start: note.startSeconds, end: note.endSeconds}
    ORDER BY note.startSeconds, note.id
  } AS behaviours
ORDER BY id
