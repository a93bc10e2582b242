// in: $recordingIds, $collectionIds, $former (also those that another has taken the place of)
// out: transcript (properties); of each recording the newest first
UNWIND $recordingIds AS recordingId
MATCH (transcript:Transcript {recordingId: recordingId})
USING INDEX SEEK transcript:Transcript(recordingId)
WHERE transcript.collectionId IN $collectionIds AND (transcript.current OR $former)
RETURN transcript {.*} AS transcript
ORDER BY transcript.createdAtMs DESC, transcript.id
