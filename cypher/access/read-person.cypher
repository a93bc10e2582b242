// in: $id
// out: person
MATCH (person:Person {id: $id})
RETURN person {.id, .name, .isAdmin, .isDisabled, .issuer, .createdAtMs} AS person
