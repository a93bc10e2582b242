// in: $recordingId
// out: tierIds
MATCH (tier:Tier {recordingId: $recordingId})
USING INDEX SEEK tier:Tier(recordingId)
RETURN collect(tier.id) AS tierIds
