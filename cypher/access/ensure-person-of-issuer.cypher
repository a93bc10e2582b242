// The person whom an issuer vouches for, made when they first come.
// in: $id, $issuer, $subject, $name (or null), $isAdmin (or null where the issuer does not say), $nowMs
// out: person
MERGE (person:Person {id: $id})
ON CREATE SET person.issuer = $issuer, person.subject = $subject, person.isAdmin = false, person.isDisabled = false,
  person.createdAtMs = $nowMs
SET person.name = coalesce($name, person.name, $subject), person.isAdmin = coalesce($isAdmin, person.isAdmin)
RETURN person {.id, .name, .isAdmin, .isDisabled, .issuer, .createdAtMs} AS person
