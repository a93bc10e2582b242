// The stretches nearest to each of some points by the vector index, of which those are kept that may be told.
// in: $vectors, $count (asked of the index for each), $space, $collectionIds, $kind (or null), $exceptEventId (or null)
// out: seen (how many the index gave), found [{event (its properties, and isVoice), startSeconds, endSeconds, similarity,
//     examplePlace}]; a row a vector
UNWIND range(0, size($vectors) - 1) AS place
CALL (place) {
  CALL db.index.vector.queryNodes('sound_stretch_embedding', $count, $vectors[place]) YIELD node AS stretch, score
  WITH stretch, score, stretch.current AND stretch.space = $space AND stretch.collectionId IN $collectionIds
    AND ($kind IS NULL OR stretch.kind = $kind) AND ($exceptEventId IS NULL OR stretch.soundEventId <> $exceptEventId) AS fits
  OPTIONAL MATCH (event:SoundEvent {id: stretch.soundEventId}) WHERE fits AND event.current
  RETURN count(stretch) AS seen, collect(CASE WHEN event IS NULL THEN null ELSE {
    event: event {.*, isVoice: event:Utterance}, startSeconds: stretch.startSeconds, endSeconds: stretch.endSeconds,
    similarity: 2 * score - 1, examplePlace: place} END) AS found
}
RETURN seen, found
