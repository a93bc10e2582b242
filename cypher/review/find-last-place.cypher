// in: $tierIds
// out: tierId, place (the last that is taken; -1 where none is)
UNWIND $tierIds AS tierId
OPTIONAL MATCH (annotation:Annotation {tierId: tierId})
WITH tierId, max(annotation.place) AS place
RETURN tierId, coalesce(place, -1) AS place
