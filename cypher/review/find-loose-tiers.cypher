// Tiers on their way in or out, of one recording or of all.
// in: $recordingId (or null), $untilMs
// out: id
MATCH (tier:LooseTier)
USING INDEX SEEK tier:LooseTier(looseSinceMs)
WHERE tier.looseSinceMs <= $untilMs AND ($recordingId IS NULL OR tier.recordingId = $recordingId)
RETURN tier.id AS id
