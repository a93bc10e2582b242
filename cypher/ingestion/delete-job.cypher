// in: $recordingId
// out: nothing
MATCH (job:IngestJob {recordingId: $recordingId})
DETACH DELETE job
