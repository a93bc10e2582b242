// Deletes all runs about a recording and its parts.
// in: $recordingId
// out: count of runs deleted
MATCH (run:InferenceRun {recordingId: $recordingId})
DETACH DELETE run
RETURN count(*) AS count
