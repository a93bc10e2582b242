// An inverted index of what utterances sound like, by which a typed respelling finds them. It holds those whose phones are heard
// from now on: what it indexes is worked out where phones are written.

CREATE FULLTEXT INDEX phone_sequence_sounds IF NOT EXISTS FOR (n:PhoneSequence) ON EACH [n.soundGrams, n.collectionId, n.recordingId]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
