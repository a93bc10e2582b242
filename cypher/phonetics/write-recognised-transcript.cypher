// What a model wrote down, in place of an earlier try of the same run. Its cues are written after it.
// in: $runId, $transcript (properties)
// out: count
MATCH (run:InferenceRun {id: $runId})
MATCH (recording:Recording {id: $transcript.recordingId})
MERGE (transcript:Transcript {id: $transcript.id})
SET transcript = $transcript
MERGE (recording)-[:HAS_TRANSCRIPT]->(transcript)
MERGE (run)-[:WROTE]->(transcript)
WITH transcript
CALL (transcript) {
  MATCH (cue:Cue {transcriptId: transcript.id})
  USING INDEX SEEK cue:Cue(transcriptId, ordinal)
  WHERE cue.ordinal >= 0
  DETACH DELETE cue
}
RETURN count(transcript) AS count
