// Writes what channels say of sound events and of cues. A cue that went away meanwhile gets none.
// in: $feelings [{properties {id, runId, token, current, recordingId, collectionId, subjectId, ordinal, channel, silence, probabilities,
//     valence, valenceDeviation, arousal, arousalDeviation}, emotion {label, valence, arousal} (or null), confidence (or null)}]
// out: count
UNWIND $feelings AS felt
MATCH (run:InferenceRun {id: felt.properties.runId})
OPTIONAL MATCH (event:SoundEvent {id: felt.properties.subjectId})
OPTIONAL MATCH (cue:Cue {id: felt.properties.subjectId})
WITH felt, run, coalesce(event, cue) AS subject
WHERE subject IS NOT NULL
MERGE (feeling:Feeling {id: felt.properties.id})
SET feeling = felt.properties, feeling.startSeconds = subject.startSeconds, feeling.endSeconds = subject.endSeconds
MERGE (subject)-[:HAS_FEELING]->(feeling)
MERGE (run)-[:WROTE]->(feeling)
WITH felt, feeling
CALL (feeling) {
  // Of an earlier try of the same run.
  MATCH (feeling)-[former:FEELS]->()
  DELETE former
}
CALL (felt, feeling) {
  WITH felt, feeling WHERE felt.emotion IS NOT NULL
  MERGE (emotion:Emotion {label: felt.emotion.label})
  ON CREATE SET emotion.valence = felt.emotion.valence, emotion.arousal = felt.emotion.arousal
  CREATE (feeling)-[:FEELS {channel: felt.properties.channel, confidence: felt.confidence}]->(emotion)
}
RETURN count(feeling) AS count
