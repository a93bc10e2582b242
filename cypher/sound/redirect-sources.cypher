// A Source that was joined with another points to it, for those who hold the old id. A name goes along where the other has none.
// in: $redirects [{fromId, toId}]
// out: nothing
UNWIND $redirects AS redirect
MATCH (old:Source {id: redirect.fromId})
MATCH (new:Source {id: redirect.toId})
SET new.name = coalesce(new.name, old.name), old.retired = true
MERGE (old)-[:REDIRECTS_TO]->(new)
