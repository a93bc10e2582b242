// Their annotations are gone already.
// in: $ids
// out: nothing
UNWIND $ids AS id
MATCH (tier:Tier {id: id})
DETACH DELETE tier
