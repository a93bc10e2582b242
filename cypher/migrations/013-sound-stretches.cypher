// Sounds as points: their key, the indexes by which they are taken back and compared one by one, and that of the nearest.
// Not quantised: a point has 128 numbers, and rounding them costs more recall than memory is won.

CREATE CONSTRAINT sound_stretch_id IF NOT EXISTS FOR (n:SoundStretch) REQUIRE n.id IS UNIQUE;
CREATE INDEX sound_stretch_recording_id IF NOT EXISTS FOR (n:SoundStretch) ON (n.recordingId);
CREATE INDEX sound_stretch_collection_id_space IF NOT EXISTS FOR (n:SoundStretch) ON (n.collectionId, n.current, n.space);
CREATE VECTOR INDEX sound_stretch_embedding IF NOT EXISTS FOR (n:SoundStretch) ON (n.embedding) OPTIONS {
  indexConfig: {
    `vector.dimensions`: 128, `vector.similarity_function`: 'cosine', `vector.quantization.enabled`: false,
    `vector.hnsw.m`: 16, `vector.hnsw.ef_construction`: 100
  }
};
