// Tiers that can come back, with what is in them.
// in: $ids
// out: nothing
UNWIND $ids AS id
MATCH (tier:Tier {id: id})
SET tier:RetiredTier
REMOVE tier:Tier
