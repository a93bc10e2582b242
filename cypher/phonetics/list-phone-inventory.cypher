// Every phone that was ever heard, whoever may read where: what a pattern's classes are made of.
// in: nothing
// out: ipa
MATCH (type:PhoneType)
USING INDEX type:PhoneType(ipa)
WHERE type.ipa IS NOT NULL
RETURN type.ipa AS ipa
ORDER BY ipa
