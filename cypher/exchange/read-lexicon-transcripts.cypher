// Recordings of a lexicon with what was said in them.
// in: $lexiconId
// out: recording (id, title, mimeType, durationSeconds), transcript (properties, without those that another has taken the place of); by the
//      order in which recordings were added, and the newest transcript first
MATCH (:Lexicon {id: $lexiconId})-[:DRAWS_ON]->(collection:Collection)
MATCH (recording:Recording {collectionId: collection.id})
MATCH (transcript:Transcript {recordingId: recording.id})
WHERE transcript.current
RETURN recording {.id, .title, .mimeType, .durationSeconds} AS recording, transcript {.*} AS transcript
ORDER BY recording.addedAtMs, recording.id, transcript.createdAtMs DESC, transcript.id
