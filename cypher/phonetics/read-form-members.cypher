// The forms of a lexicon with the tokens that belong to each most surely.
// in: $lexiconId
// out: id, tokenIds
MATCH (form:SoundForm {lexiconId: $lexiconId})<-[of:OF_FORM]-(token:FormToken)
WITH token, form, of ORDER BY of.confidence DESC, form.id
WITH token, collect(form.id)[0] AS formId
RETURN formId AS id, collect(token.id) AS tokenIds
ORDER BY id
