// Phrases that are heard as one form each.
// in: $lexiconId
// out: formIds
MATCH (phrase:Phrase {lexiconId: $lexiconId})
WHERE phrase.isUnit
RETURN phrase.formIds AS formIds
ORDER BY phrase.id
