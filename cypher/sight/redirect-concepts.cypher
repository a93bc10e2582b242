// A nameless concept that was merged into another points to it, for those who hold the old id. A name that a person
// gave goes along where the other has none.
// in: $redirects [{from, to}]
// out: nothing
UNWIND $redirects AS redirect
MATCH (old:Concept {id: redirect.from})
MATCH (new:Concept {id: redirect.to})
SET new.label = coalesce(new.label, old.label)
MERGE (old)-[:REDIRECTS_TO]->(new)
SET old.retired = true
