// in: $id, $name, $isAdmin, $nowMs
// out: person
CREATE (person:Person {id: $id, name: $name, isAdmin: $isAdmin, isDisabled: false, createdAtMs: $nowMs})
RETURN person {.id, .name, .isAdmin, .isDisabled, .issuer, .createdAtMs} AS person
