// in: $id, $ownerId
// out: id, sha256, sizeBytes, name
MATCH (upload:Upload {id: $id})
WHERE upload.ownerId = $ownerId
RETURN upload.id AS id, upload.sha256 AS sha256, upload.sizeBytes AS sizeBytes, upload.name AS name
