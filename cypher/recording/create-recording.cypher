// One recording a collection and content: putting the same bytes in twice is putting them in once.
// in: $id, $collectionId, $properties (of the Recording, as it is when new)
// out: recording (its properties), created
OPTIONAL MATCH (former:Recording {id: $id})
// Takes the lock: one that is being taken back at this moment is gone then, and made anew.
SET former.locked = true REMOVE former.locked
WITH DISTINCT $id AS id
MATCH (collection:Collection {id: $collectionId})
MERGE (recording:Recording {id: id})
ON CREATE SET recording += $properties, recording.isNew = true
MERGE (recording)-[:IN]->(collection)
WITH recording, coalesce(recording.isNew, false) AS created
REMOVE recording.isNew
RETURN recording {.*} AS recording, created
