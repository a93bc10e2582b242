// Writes the phrases of a lexicon: their words in order with what each means there, and what they mean as a whole.
// in: $lexiconId, $phrases [{id, formIds, count, composes, isUnit, situationIds,
//     parts [{formId, conceptId, probability, kept}], whole [{conceptId, probability}]}]
// out: nothing
UNWIND $phrases AS learned
CREATE (phrase:Phrase {
  id: learned.id, lexiconId: $lexiconId, formIds: learned.formIds, count: learned.count, composes: learned.composes,
  isUnit: learned.isUnit, situationIds: learned.situationIds
})
WITH phrase, learned
CALL (phrase, learned) {
  UNWIND range(0, size(learned.parts) - 1) AS place
  WITH phrase, place, learned.parts[place] AS part
  MATCH (form:SoundForm {id: part.formId})
  CREATE (phrase)-[:HAS_PART {
    place: place, conceptId: part.conceptId, probability: part.probability, kept: part.kept
  }]->(form)
}
CALL (phrase, learned) {
  UNWIND learned.whole AS meaning
  MATCH (concept:Concept {id: meaning.conceptId})
  CREATE (phrase)-[:MEANS {probability: meaning.probability}]->(concept)
}
