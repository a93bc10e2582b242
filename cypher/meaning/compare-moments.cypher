// The situations of a lexicon that are nearest to a point, by comparing all.
// in: $property (momentPoint or soundPoint), $vector, $lexiconId, $space, $exceptId (or null), $first
// out: situation (properties, and saw [{conceptId, confidence}]), event (its properties, and isVoice), likeness; the nearest
//     first
MATCH (situation:Situation {lexiconId: $lexiconId})
WHERE situation.momentSpace = $space AND situation[$property] IS NOT NULL AND ($exceptId IS NULL OR situation.id <> $exceptId)
WITH situation, 2 * vector.similarity.cosine(situation[$property], $vector) - 1 AS likeness
ORDER BY likeness DESC, situation.id LIMIT $first
MATCH (situation)-[:ABOUT]->(event:SoundEvent)
RETURN situation {
  .id, .recordingId, .startSeconds, .endSeconds,
  saw: [(situation)-[saw:SAW]->(concept:Concept) | {conceptId: concept.id, confidence: saw.confidence}]
} AS situation, event {.*, isVoice: event:Utterance} AS event, likeness
ORDER BY likeness DESC, situation.id
