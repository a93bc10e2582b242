// A page of concepts by label and id; things without a name come last.
// in: $lexiconIds, $collectionIds, $kind, $label (part of it, lower case), $named (true, false or null), $after, $before
//     ([label or '\uffff', id] exclusive, or null), $backward, $limit
// out: concept (id, kind, label, lexiconId)
MATCH (concept:Concept)
WHERE coalesce(concept.retired, false) = false
  AND (concept.lexiconId IN $lexiconIds
    OR (concept.lexiconId IS NULL AND EXISTS {
      MATCH (concept)<-[:SHOWS]-(seen:VisualContext) WHERE seen.current AND seen.collectionId IN $collectionIds
    }))
  AND ($kind IS NULL OR concept.kind = $kind)
  AND ($label IS NULL OR toLower(concept.label) CONTAINS $label)
  AND ($named IS NULL OR $named = (concept.label IS NOT NULL))
WITH concept, coalesce(concept.label, '\uffff') AS label
WHERE ($after IS NULL OR label > $after[0] OR (label = $after[0] AND concept.id > $after[1]))
  AND ($before IS NULL OR label < $before[0] OR (label = $before[0] AND concept.id < $before[1]))
WITH concept, label
ORDER BY
  CASE WHEN $backward THEN null ELSE label END,
  CASE WHEN $backward THEN label END DESC,
  CASE WHEN $backward THEN null ELSE concept.id END,
  CASE WHEN $backward THEN concept.id END DESC
LIMIT $limit
RETURN concept {.id, .kind, .label, .lexiconId} AS concept
