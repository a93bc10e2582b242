// in: $collectionIds, $collectionId (or null), $title (part of it, lower case, or null), $kind (or null),
//     $addedFromMs, $addedToMs (or null)
// out: count
MATCH (recording:Recording)
WHERE recording.collectionId IN $collectionIds
  AND ($collectionId IS NULL OR recording.collectionId = $collectionId)
  AND ($title IS NULL OR toLower(recording.title) CONTAINS $title)
  AND ($kind IS NULL OR recording.kind = $kind)
  AND ($addedFromMs IS NULL OR recording.addedAtMs >= $addedFromMs)
  AND ($addedToMs IS NULL OR recording.addedAtMs < $addedToMs)
RETURN count(recording) AS count
