// Brings the counts of a lexicon's forms up to date; a form without tokens leaves the lists.
// in: $lexiconId
// out: nothing
MATCH (form:SoundForm {lexiconId: $lexiconId})
WITH form, COUNT {
  MATCH (form)<-[of:OF_FORM]-(token:FormToken)
  WHERE NOT EXISTS { MATCH (token)-[better:OF_FORM]->(other:SoundForm)
    WHERE better.confidence > of.confidence OR (better.confidence = of.confidence AND other.id < form.id) }
} AS tokens
SET form.tokenCount = tokens, form.retired = (tokens = 0)
