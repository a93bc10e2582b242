// in: $ids
// out: nothing
UNWIND $ids AS id
MATCH (annotation:Annotation {id: id})
DETACH DELETE annotation
