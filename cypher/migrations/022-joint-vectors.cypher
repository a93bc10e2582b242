// Moments as points of one space: what was heard, seen and written at once, and what was heard alone, by which the sounds that go
// with a picture are found. Not quantised, as the points of sounds are not.

CREATE CONSTRAINT moment_space_id IF NOT EXISTS FOR (n:MomentSpace) REQUIRE n.id IS UNIQUE;
CREATE VECTOR INDEX situation_moment IF NOT EXISTS FOR (n:Situation) ON (n.momentPoint) OPTIONS {
  indexConfig: {
    `vector.dimensions`: 128, `vector.similarity_function`: 'cosine', `vector.quantization.enabled`: false,
    `vector.hnsw.m`: 16, `vector.hnsw.ef_construction`: 100
  }
};
CREATE VECTOR INDEX situation_moment_sound IF NOT EXISTS FOR (n:Situation) ON (n.soundPoint) OPTIONS {
  indexConfig: {
    `vector.dimensions`: 128, `vector.similarity_function`: 'cosine', `vector.quantization.enabled`: false,
    `vector.hnsw.m`: 16, `vector.hnsw.ef_construction`: 100
  }
};
