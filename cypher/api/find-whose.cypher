// Whose something is: the collection, or the lexicon, by which one may do something with it.
// in: $kind, $ids
// out: id, collectionId (or null), lexiconId (or null); no row for what is not there
UNWIND $ids AS id
CALL (id) {
  MATCH (it:Collection {id: id}) WHERE $kind = 'COLLECTION'
  RETURN it.id AS collectionId, null AS lexiconId
  UNION
  MATCH (it:Lexicon {id: id}) WHERE $kind = 'LEXICON'
  RETURN null AS collectionId, it.id AS lexiconId
  UNION
  MATCH (it:Recording {id: id}) WHERE $kind = 'RECORDING'
  RETURN it.collectionId AS collectionId, null AS lexiconId
  UNION
  MATCH (it:Mapping {id: id}) WHERE $kind = 'MAPPING'
  RETURN null AS collectionId, it.lexiconId AS lexiconId
  UNION
  MATCH (it:SoundForm {id: id}) WHERE $kind = 'SOUND_FORM'
  RETURN null AS collectionId, it.lexiconId AS lexiconId
  UNION
  MATCH (it:Concept {id: id}) WHERE $kind = 'CONCEPT'
  RETURN null AS collectionId, it.lexiconId AS lexiconId
  UNION
  MATCH (it:Source {id: id}) WHERE $kind = 'SOURCE'
  RETURN null AS collectionId, it.lexiconId AS lexiconId
  UNION
  MATCH (it:Transcript {id: id}) WHERE $kind = 'TRANSCRIPT'
  MATCH (recording:Recording {id: it.recordingId})
  RETURN recording.collectionId AS collectionId, null AS lexiconId
  UNION
  MATCH (it:BehaviourNote {id: id}) WHERE $kind = 'BEHAVIOUR_NOTE'
  MATCH (recording:Recording {id: it.recordingId})
  RETURN recording.collectionId AS collectionId, null AS lexiconId
  UNION
  MATCH (it:Tier {id: id}) WHERE $kind = 'TIER'
  MATCH (recording:Recording {id: it.recordingId})
  RETURN recording.collectionId AS collectionId, null AS lexiconId
  UNION
  MATCH (it:AnnotationDocument {id: id}) WHERE $kind = 'ANNOTATION_DOCUMENT'
  MATCH (recording:Recording {id: it.recordingId})
  RETURN recording.collectionId AS collectionId, null AS lexiconId
  UNION
  MATCH (it:Annotation {id: id}) WHERE $kind = 'ANNOTATION'
  MATCH (tier:Tier {id: it.tierId})
  MATCH (recording:Recording {id: tier.recordingId})
  RETURN recording.collectionId AS collectionId, null AS lexiconId
}
RETURN id, collectionId, lexiconId
