// The situations nearest to a point by one of the vector indexes, of which those of the lexicon are kept.
// in: $index (situation_moment or situation_moment_sound), $vector, $count (asked of the index), $lexiconId, $space,
//     $exceptId (or null)
// out: seen (how many the index gave), found [{situation (properties, and saw [{conceptId, confidence}]), event (its
//     properties, and isVoice), likeness}], the nearest first
CALL db.index.vector.queryNodes($index, $count, $vector) YIELD node AS situation, score
WITH situation, score, situation.lexiconId = $lexiconId AND situation.momentSpace = $space
  AND ($exceptId IS NULL OR situation.id <> $exceptId) AS fits
ORDER BY score DESC, situation.id
OPTIONAL MATCH (situation)-[:ABOUT]->(event:SoundEvent) WHERE fits
RETURN count(situation) AS seen, collect(CASE WHEN event IS NULL THEN null ELSE {
  situation: situation {
    .id, .recordingId, .startSeconds, .endSeconds,
    saw: [(situation)-[saw:SAW]->(concept:Concept) | {conceptId: concept.id, confidence: saw.confidence}]
  },
  event: event {.*, isVoice: event:Utterance},
  likeness: 2 * score - 1
} END) AS found
