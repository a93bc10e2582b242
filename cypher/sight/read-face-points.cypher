// Current faces of the collections that some faces are of: nobody is known again outside of a collection.
// in: $faceIds, $collectionIds (that may be read)
// out: id, collectionId, personId, point
MATCH (asked:Face)
WHERE asked.id IN $faceIds AND asked.collectionId IN $collectionIds
WITH collect(DISTINCT asked.collectionId) AS collections
UNWIND collections AS collectionId
MATCH (face:Face {collectionId: collectionId, current: true})
RETURN face.id AS id, face.collectionId AS collectionId, face.personId AS personId, face.point AS point
ORDER BY id
