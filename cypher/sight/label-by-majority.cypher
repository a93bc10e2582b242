// Things found by their looks take the name that the detector gives most of their appearances; a name that a person
// gave stays.
// in: $lexiconId, $leastConfidence (of a vote)
// out: nothing
MATCH (concept:Concept {lexiconId: $lexiconId})
WHERE coalesce(concept.namedBy, 'detector') <> 'person'
OPTIONAL MATCH (appearance:Appearance)-[:INSTANCE_OF]->(concept)
WITH concept, count(appearance) AS total,
  collect(CASE WHEN appearance.labelConfidence >= $leastConfidence THEN appearance.label END) AS votes
CALL (votes) {
  UNWIND votes AS label
  WITH label, count(*) AS times ORDER BY times DESC, label LIMIT 1
  RETURN collect({label: label, times: times})[0] AS best
}
WITH concept, CASE WHEN best.times * 2 > total THEN best.label END AS label
SET concept.label = label,
    concept.kind = CASE WHEN label IS NULL THEN 'UNNAMED' ELSE 'OBJECT' END,
    concept.namedBy = CASE WHEN label IS NULL THEN null ELSE 'detector' END
