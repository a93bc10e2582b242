// All inferences of the plan are there: the recording takes its place in the order that corpus inferences consume.
// in: $recordingId, $position
// out: lexiconId
MATCH (recording:Recording {id: $recordingId})
SET recording.readyPosition = $position, recording.state = 'READY'
WITH recording
MATCH (lexicon:Lexicon {id: recording.lexiconId})
SET lexicon.changedPosition = $position
RETURN lexicon.id AS lexiconId
