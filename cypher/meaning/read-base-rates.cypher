// How often situations of a lexicon show concepts: the expected share of them with the concept in view.
// in: $lexiconId, $conceptIds
// out: conceptId, rate
CALL () {
  MATCH (situation:Situation {lexiconId: $lexiconId})
  RETURN count(situation) AS situations
}
UNWIND $conceptIds AS conceptId
MATCH (concept:Concept {id: conceptId})
USING INDEX SEEK concept:Concept(id)
CALL (concept) {
  OPTIONAL MATCH (concept)<-[saw:SAW]-(:Situation {lexiconId: $lexiconId})
  RETURN coalesce(sum(saw.confidence), 0.0) AS seen
}
RETURN conceptId, CASE WHEN situations = 0 THEN 0.0 ELSE seen / situations END AS rate
