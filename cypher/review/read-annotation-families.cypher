// Annotations with all that have the same root, and with the root.
// in: $ids
// out: annotation (properties)
UNWIND $ids AS id
MATCH (asked:Annotation {id: id})
WITH DISTINCT coalesce(asked.rootId, asked.id) AS rootId
CALL (rootId) {
  MATCH (member:Annotation {id: rootId})
  RETURN member
  UNION ALL
  MATCH (member:Annotation {rootId: rootId})
  USING INDEX SEEK member:Annotation(rootId)
  RETURN member
}
RETURN member {.*} AS annotation
