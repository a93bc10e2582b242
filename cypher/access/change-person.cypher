// in: $id, $name (or null to leave it), $isAdmin (or null), $isDisabled (or null)
// out: person
MATCH (person:Person {id: $id})
SET person.name = coalesce($name, person.name),
  person.isAdmin = coalesce($isAdmin, person.isAdmin),
  person.isDisabled = coalesce($isDisabled, person.isDisabled)
RETURN person {.id, .name, .isAdmin, .isDisabled, .issuer, .createdAtMs} AS person
