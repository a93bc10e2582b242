// in: $ids
// out: id, changes (packed)
UNWIND $ids AS id
MATCH (edit:AnnotationEdit {id: id})
RETURN id, edit.changes AS changes
