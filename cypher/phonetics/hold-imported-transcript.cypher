// What a person has imported in a language for a recording, under the recording's lock: nobody imports or deletes one meanwhile.
// in: $recordingId, $importedById, $language
// out: collectionId, lexiconId, formerId, formerSha256, revision (of the last; null where there was none), of which the first two
//      are of the recording; no row where it is gone
MATCH (recording:Recording {id: $recordingId})
SET recording.locked = true REMOVE recording.locked
WITH DISTINCT $recordingId AS recordingId
MATCH (recording:Recording {id: recordingId})
OPTIONAL MATCH (former:Transcript {recordingId: recordingId})
USING INDEX SEEK former:Transcript(recordingId)
WHERE former.importedById = $importedById AND former.language = $language AND former.current
RETURN recording.collectionId AS collectionId, recording.lexiconId AS lexiconId, former.id AS formerId,
  former.contentSha256 AS formerSha256, former.revision AS revision
