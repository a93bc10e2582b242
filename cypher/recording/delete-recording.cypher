// in: $id
// out: sha256, and copies: how many other recordings have the same bytes
MATCH (recording:Recording {id: $id})
WITH recording, recording.sha256 AS sha256
DETACH DELETE recording
WITH sha256
RETURN sha256, count { MATCH (other:Recording {sha256: sha256}) } AS copies
