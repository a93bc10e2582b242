// Deletes the runs of some inferences about a recording and its parts.
// in: $recordingId, $inferences (names)
// out: count of runs deleted
MATCH (run:InferenceRun {recordingId: $recordingId})
WHERE run.inference IN $inferences
DETACH DELETE run
RETURN count(*) AS count
