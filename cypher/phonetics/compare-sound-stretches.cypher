// The sound events nearest to any of some points, by comparing every stretch of the collections.
// in: $vectors, $space, $collectionIds, $kind (or null), $exceptEventId (or null), $first
// out: found {event (its properties, and isVoice), startSeconds, endSeconds, similarity, examplePlace}; the nearest first
UNWIND $collectionIds AS collectionId
MATCH (stretch:SoundStretch {collectionId: collectionId, current: true, space: $space})
WHERE ($kind IS NULL OR stretch.kind = $kind) AND ($exceptEventId IS NULL OR stretch.soundEventId <> $exceptEventId)
UNWIND range(0, size($vectors) - 1) AS place
WITH stretch, place, 2 * vector.similarity.cosine(stretch.embedding, $vectors[place]) - 1 AS similarity
ORDER BY similarity DESC
WITH stretch.soundEventId AS eventId, head(collect({startSeconds: stretch.startSeconds, endSeconds: stretch.endSeconds,
  similarity: similarity, examplePlace: place})) AS best
ORDER BY best.similarity DESC, eventId
MATCH (event:SoundEvent {id: eventId}) WHERE event.current
WITH event, best LIMIT $first
RETURN best {.*, event: event {.*, isVoice: event:Utterance}} AS found
ORDER BY found.similarity DESC, event.id
