// Takes the locks of a recording and its lexicon until the transaction ends, in the order in which every query does:
// recording, job, lexicon, change log. No run is claimed or written and no step is written meanwhile.
// in: $id
// out: id, if it is there
MATCH (recording:Recording {id: $id})
SET recording.locked = true REMOVE recording.locked
WITH recording
OPTIONAL MATCH (job:IngestJob {recordingId: $id})
SET job.locked = true REMOVE job.locked
WITH recording
OPTIONAL MATCH (lexicon:Lexicon {id: recording.lexiconId})
SET lexicon.locked = true REMOVE lexicon.locked
WITH DISTINCT $id AS id
MATCH (still:Recording {id: id})
RETURN still.id AS id
