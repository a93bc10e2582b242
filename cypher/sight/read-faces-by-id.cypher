// in: $ids
// out: face (properties without the point)
UNWIND $ids AS id
MATCH (face:Face {id: id})
RETURN face {
  .id, .recordingId, .runId, .personId, .startSeconds, .endSeconds, .box, .confidence, .pathSeconds, .pathBoxes, .moments,
  .momentsStartSeconds, .momentsPerSecond
} AS face
