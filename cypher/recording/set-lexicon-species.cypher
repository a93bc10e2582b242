// Says of what species a lexicon is, or that it is of people. Where it becomes the one or the other, its recordings are worked on again:
// with animals calls are looked for among all sounds.
// in: $lexiconId, $owned (ids of lexicons), $species (or null)
// out: id; no row where there is it is none of the owned
MATCH (lexicon:Lexicon {id: $lexiconId})
WHERE lexicon.id IN $owned
WITH lexicon, (lexicon.species IS NULL) <> ($species IS NULL) AS isOther
SET lexicon.species = $species
WITH lexicon, isOther
CALL (lexicon, isOther) {
  MATCH (recording:Recording {lexiconId: lexicon.id})
  WHERE isOther AND recording.state = 'READY'
  SET recording.staleAtMs = timestamp()
}
RETURN lexicon.id AS id
