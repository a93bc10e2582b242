// in: $annotations (properties)
// out: count
UNWIND $annotations AS made
MATCH (annotation:Annotation {id: made.id})
SET annotation = made
RETURN count(annotation) AS count
