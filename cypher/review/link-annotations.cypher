// Annotations that are there to their parents.
// in: $links [{id, parentId}]
// out: count
UNWIND $links AS link
MATCH (annotation:Annotation {id: link.id})
MATCH (parent:Annotation {id: link.parentId})
CREATE (annotation)-[:CHILD_OF]->(parent)
RETURN count(*) AS count
