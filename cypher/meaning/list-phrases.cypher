// Phrases of a lexicon, those left out of which a form is no more.
// in: $lexiconId, $formId (only with this form; null: all)
// out: phrase {id, lexiconId, formIds, count, composes, situationIds,
//     parts [{formId, conceptId, probability, kept}], whole [{conceptId, probability}]}
MATCH (phrase:Phrase {lexiconId: $lexiconId})
WHERE $formId IS NULL OR $formId IN phrase.formIds
MATCH (phrase)-[part:HAS_PART]->(form:SoundForm)
WITH phrase, part, form ORDER BY phrase.id, part.place
WITH phrase, collect({
  formId: form.id, conceptId: part.conceptId, probability: part.probability, kept: part.kept
}) AS parts
WHERE size(parts) = size(phrase.formIds)
RETURN phrase {
  .id, .lexiconId, .formIds, .count, .composes, .situationIds, parts: parts,
  whole: COLLECT {
    MATCH (phrase)-[means:MEANS]->(concept:Concept)
    RETURN {conceptId: concept.id, probability: means.probability} AS meaning
    ORDER BY meaning.probability DESC, meaning.conceptId
  }
} AS phrase
ORDER BY phrase.count DESC, phrase.id
