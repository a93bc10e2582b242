// Takes a recording's lock until the transaction ends, so that its annotations change one after another, and counts the change.
// in: $recordingId, $collectionIds (in which this person may annotate)
// out: collectionId, lexiconId, durationSeconds, revision (of this change); no row where there is no such recording
MATCH (recording:Recording {id: $recordingId})
WHERE recording.collectionId IN $collectionIds
SET recording.locked = true REMOVE recording.locked
WITH DISTINCT $recordingId AS recordingId
MATCH (recording:Recording {id: recordingId})
SET recording.annotationRevision = coalesce(recording.annotationRevision, 0) + 1
RETURN recording.collectionId AS collectionId, recording.lexiconId AS lexiconId,
  recording.durationSeconds AS durationSeconds, recording.annotationRevision AS revision
