// A page of what was held in a lexicon at a revision, the most probable first, or in reverse.
// in: $lexiconId, $revision, $atLeast (probability), $formId, $conceptId (or null), $after, $before ([probability, mapping id]
//     exclusive, or null), $backward, $limit
// out: version (its properties)
MATCH (version:MappingVersion {lexiconId: $lexiconId})
USING INDEX version:MappingVersion(lexiconId, untilRevision, revision)
WHERE version.untilRevision > $revision AND version.revision <= $revision AND version.probability >= $atLeast
  AND ($formId IS NULL OR version.formId = $formId)
  AND ($conceptId IS NULL OR version.conceptId = $conceptId)
  AND ($after IS NULL OR version.probability < $after[0]
    OR (version.probability = $after[0] AND version.mappingId < $after[1]))
  AND ($before IS NULL OR version.probability > $before[0]
    OR (version.probability = $before[0] AND version.mappingId > $before[1]))
WITH version
ORDER BY
  CASE WHEN $backward THEN version.probability ELSE -version.probability END,
  CASE WHEN $backward THEN version.mappingId END,
  CASE WHEN $backward THEN null ELSE version.mappingId END DESC
LIMIT $limit
RETURN version {.*} AS version
