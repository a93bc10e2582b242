// in: $ids, $state
// out: nothing
UNWIND $ids AS id
MATCH (edit:AnnotationEdit {id: id})
SET edit.state = $state
