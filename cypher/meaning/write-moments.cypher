// Writes where moments lie. As 32-bit numbers, which is half of what a list of Cypher's takes.
// in: $space (whose revision), $points [{situationId, property (momentPoint, soundPoint, sightPoint or textPoint), vector}]
// out: count
UNWIND $points AS point
MATCH (situation:Situation {id: point.situationId})
SET situation.momentSpace = $space
WITH situation, point
CALL db.create.setNodeVectorProperty(situation, point.property, point.vector)
RETURN count(situation) AS count
