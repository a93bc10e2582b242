// The cues that overlap utterances in time, in each transcript of their recordings.
// in: $eventIds, $collectionIds, $language, $transcriptId (or null; without, current transcripts)
// out: eventId, transcript (properties), cues (properties, in order); no row where no cue overlaps
UNWIND $eventIds AS eventId
MATCH (event:SoundEvent {id: eventId})
WHERE event.collectionId IN $collectionIds
MATCH (transcript:Transcript {recordingId: event.recordingId})
USING INDEX SEEK transcript:Transcript(recordingId)
WHERE CASE WHEN $transcriptId IS NULL THEN transcript.current ELSE transcript.id = $transcriptId END
  AND ($language IS NULL OR transcript.language = $language)
CALL (event, transcript) {
  MATCH (cue:Cue {transcriptId: transcript.id})
  USING INDEX SEEK cue:Cue(transcriptId, startSeconds)
  // None that begins earlier reaches so far.
  WHERE cue.startSeconds >= event.startSeconds - transcript.longestCueSeconds - 0.001 AND cue.startSeconds < event.endSeconds
    AND cue.endSeconds > event.startSeconds
  WITH cue ORDER BY cue.ordinal
  RETURN collect(cue {.*}) AS cues
}
WITH eventId, transcript, cues WHERE size(cues) > 0
RETURN eventId, transcript {.*} AS transcript, cues
ORDER BY transcript.origin, transcript.createdAtMs DESC, transcript.id
