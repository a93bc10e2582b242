// Takes the locks of a recording and its lexicon until the transaction ends, in the order in which every query does:
// recording, job, lexicon, change log. No run is claimed or written and no step is written meanwhile.
// in: $id
// out: id, if it is there
MATCH (recording:Recording {id: $id})
REMOVE recording.locked
WITH recording
OPTIONAL MATCH (job:IngestJob {recordingId: $id})
REMOVE job.locked
WITH recording
OPTIONAL MATCH (lexicon:Lexicon {id: recording.lexiconId})
REMOVE lexicon.locked
RETURN recording.id AS id
