// in: $runIds
// out: runId, facts {language, confidence, languages, windowStarts, windowEnds, probabilities}; only runs that are done
UNWIND $runIds AS runId
MATCH (run:InferenceRun {id: runId})-[:WROTE]->(spoken:SpokenLanguage)
WHERE run.doneAtMs IS NOT NULL
RETURN run.id AS runId, spoken {.language, .confidence, .languages, .windowStarts, .windowEnds, .probabilities} AS facts
