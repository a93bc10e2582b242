// in: $collectionIds
// out: id, name, ownerId, lexiconId, facesOff, recordingCount, language (or null), species (or null), qualityReferents, openTo (or null)
MATCH (collection:Collection)
WHERE collection.id IN $collectionIds
OPTIONAL MATCH (lexicon:Lexicon {id: collection.lexiconId})
RETURN collection.id AS id, collection.name AS name, collection.ownerId AS ownerId, collection.lexiconId AS lexiconId,
  coalesce(collection.facesOff, false) AS facesOff,
  count { MATCH (:Recording {collectionId: collection.id}) } AS recordingCount, lexicon.language AS language,
  lexicon.species AS species, coalesce(lexicon.qualityReferents, false) AS qualityReferents,
  collection.openTo AS openTo
ORDER BY name, id
