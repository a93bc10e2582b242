// The cues of transcripts that are there, without any yet.
// in: $cues [{id, transcriptId, recordingId, collectionId, ordinal, startSeconds, endSeconds, text, speaker (or null), words,
//     wordStarts, wordEnds (-1 where not known), wordsFrom, wordsTo}]
// out: count
UNWIND $cues AS made
MATCH (transcript:Transcript {id: made.transcriptId})
CREATE (transcript)-[:HAS_CUE]->(cue:Cue)
SET cue = made
RETURN count(cue) AS count
