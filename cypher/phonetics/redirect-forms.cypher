// A form that went into another hands its tokens over and points to it, for those who hold the old id.
// in: $redirects [{fromId, toId}]
// out: nothing
UNWIND $redirects AS redirect
MATCH (old:SoundForm {id: redirect.fromId})
MATCH (new:SoundForm {id: redirect.toId})
CALL (old, new) {
  MATCH (token:FormToken)-[of:OF_FORM]->(old)
  MERGE (token)-[kept:OF_FORM]->(new)
  SET kept.confidence = CASE
    WHEN coalesce(kept.confidence, 0.0) + of.confidence > 1.0 THEN 1.0
    ELSE coalesce(kept.confidence, 0.0) + of.confidence END
  DELETE of
}
MERGE (old)-[:REDIRECTS_TO]->(new)
SET old.retired = true, old.tokenCount = 0
