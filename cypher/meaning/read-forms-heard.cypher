// in: $recordingIds
// out: formIds, those that tokens of the recordings may be of
UNWIND $recordingIds AS recordingId
MATCH (token:FormToken {recordingId: recordingId})
USING INDEX SEEK token:FormToken(recordingId)
MATCH (token)-[:OF_FORM]->(form:SoundForm)
RETURN collect(DISTINCT form.id) AS formIds
