// A transcript takes the place of the same person's former one. Its cues are written after it.
// in: $transcript (properties), $importedById, $formerId (or null)
// out: transcript (properties)
MATCH (recording:Recording {id: $transcript.recordingId})
MERGE (owner:Owner {id: $importedById})
MERGE (transcript:Transcript {id: $transcript.id})
SET transcript = $transcript
MERGE (recording)-[:HAS_TRANSCRIPT]->(transcript)
MERGE (transcript)-[:BY]->(owner)
WITH transcript
CALL (transcript) {
  MATCH (former:Transcript {id: $formerId})
  SET former.current = false
  MERGE (transcript)-[:REPLACES]->(former)
}
RETURN transcript {.*} AS transcript
