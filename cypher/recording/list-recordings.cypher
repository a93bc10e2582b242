// A page of recordings in the order in which they were added, or in reverse.
// in: $collectionIds, $collectionId (or null), $title (part of it, lower case, or null), $kind (or null),
//     $addedFromMs, $addedToMs (or null), $after, $before ([addedAtMs, id] exclusive, or null), $backward, $limit
// out: recording (its properties)
MATCH (recording:Recording)
WHERE recording.collectionId IN $collectionIds
  AND ($collectionId IS NULL OR recording.collectionId = $collectionId)
  AND ($title IS NULL OR toLower(recording.title) CONTAINS $title)
  AND ($kind IS NULL OR recording.kind = $kind)
  AND ($addedFromMs IS NULL OR recording.addedAtMs >= $addedFromMs)
  AND ($addedToMs IS NULL OR recording.addedAtMs < $addedToMs)
  AND ($after IS NULL OR recording.addedAtMs > $after[0]
    OR (recording.addedAtMs = $after[0] AND recording.id > $after[1]))
  AND ($before IS NULL OR recording.addedAtMs < $before[0]
    OR (recording.addedAtMs = $before[0] AND recording.id < $before[1]))
WITH recording
ORDER BY
  CASE WHEN $backward THEN -recording.addedAtMs ELSE recording.addedAtMs END,
  CASE WHEN $backward THEN null ELSE recording.id END,
  CASE WHEN $backward THEN recording.id END DESC
LIMIT $limit
RETURN recording {.*} AS recording
