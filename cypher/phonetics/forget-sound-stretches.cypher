// in: $recordingId
// out: nothing
MATCH (stretch:SoundStretch {recordingId: $recordingId})
DETACH DELETE stretch
