// in: $id
// out: sha256
MATCH (recording:Recording {id: $id})
WITH recording, recording.sha256 AS sha256
DETACH DELETE recording
RETURN sha256
