// A person says which Source sounds at some times of recordings.
// in: $lexiconId, $byId, $nowMs, $identifications [{id, recordingId, sourceId, starts, ends}]
// out: count
MERGE (owner:Owner {id: $byId})
WITH owner
UNWIND $identifications AS said
MATCH (recording:Recording {id: said.recordingId})
CREATE (identification:SourceIdentification {
  id: said.id, lexiconId: $lexiconId, recordingId: said.recordingId, sourceId: said.sourceId, starts: said.starts, ends: said.ends,
  createdAtMs: $nowMs
})
CREATE (identification)-[:ON]->(recording)
CREATE (identification)-[:BY]->(owner)
RETURN count(identification) AS count
