// A form that went into another points to it, for those who hold the old id.
// in: $redirects [{from, to}]
// out: nothing
UNWIND $redirects AS redirect
MATCH (old:SoundForm {id: redirect.from})
MATCH (new:SoundForm {id: redirect.to})
MERGE (old)-[:REDIRECTS_TO]->(new)
