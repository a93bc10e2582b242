// Unique keys of every node that the first release writes, and the indexes that its queries look up by.
// Statements must be safe to repeat: two programs may migrate at once, and one may be killed half-way.

CREATE CONSTRAINT owner_id IF NOT EXISTS FOR (n:Owner) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT collection_id IF NOT EXISTS FOR (n:Collection) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT lexicon_id IF NOT EXISTS FOR (n:Lexicon) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT language_id IF NOT EXISTS FOR (n:Language) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT recording_id IF NOT EXISTS FOR (n:Recording) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT upload_id IF NOT EXISTS FOR (n:Upload) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT ingest_job_id IF NOT EXISTS FOR (n:IngestJob) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT sound_event_id IF NOT EXISTS FOR (n:SoundEvent) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT prosody_id IF NOT EXISTS FOR (n:Prosody) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT visual_context_id IF NOT EXISTS FOR (n:VisualContext) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT appearance_id IF NOT EXISTS FOR (n:Appearance) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT acoustic_pattern_id IF NOT EXISTS FOR (n:AcousticPattern) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT concept_id IF NOT EXISTS FOR (n:Concept) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT nameless_concept_state_id IF NOT EXISTS FOR (n:NamelessConceptState) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT sound_form_id IF NOT EXISTS FOR (n:SoundForm) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT form_token_id IF NOT EXISTS FOR (n:FormToken) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT situation_id IF NOT EXISTS FOR (n:Situation) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT mapping_id IF NOT EXISTS FOR (n:Mapping) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT inference_run_id IF NOT EXISTS FOR (n:InferenceRun) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT corpus_state_id IF NOT EXISTS FOR (n:CorpusState) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT review_id IF NOT EXISTS FOR (n:Review) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT change_counter_id IF NOT EXISTS FOR (n:ChangeCounter) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT inference_run_key IF NOT EXISTS FOR (n:InferenceRun) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT change_position IF NOT EXISTS FOR (n:Change) REQUIRE n.position IS UNIQUE;

// The same bytes twice in a collection are one recording.
CREATE CONSTRAINT recording_bytes IF NOT EXISTS FOR (n:Recording) REQUIRE (n.collectionId, n.sha256) IS UNIQUE;

CREATE INDEX collection_owner_id IF NOT EXISTS FOR (n:Collection) ON (n.ownerId);
CREATE INDEX recording_collection_id IF NOT EXISTS FOR (n:Recording) ON (n.collectionId);
CREATE INDEX recording_lexicon_id_ready_position IF NOT EXISTS FOR (n:Recording) ON (n.lexiconId, n.readyPosition);
CREATE INDEX recording_sha256 IF NOT EXISTS FOR (n:Recording) ON (n.sha256);
CREATE INDEX sound_event_recording_id IF NOT EXISTS FOR (n:SoundEvent) ON (n.recordingId);
CREATE INDEX sound_event_run_id IF NOT EXISTS FOR (n:SoundEvent) ON (n.runId);
CREATE INDEX sound_event_collection_id_start_seconds IF NOT EXISTS FOR (n:SoundEvent) ON (n.collectionId, n.startSeconds);
CREATE INDEX prosody_recording_id IF NOT EXISTS FOR (n:Prosody) ON (n.recordingId);
CREATE INDEX prosody_run_id IF NOT EXISTS FOR (n:Prosody) ON (n.runId);
CREATE INDEX visual_context_recording_id IF NOT EXISTS FOR (n:VisualContext) ON (n.recordingId);
CREATE INDEX visual_context_run_id IF NOT EXISTS FOR (n:VisualContext) ON (n.runId);
CREATE INDEX visual_context_collection_id_start_seconds IF NOT EXISTS FOR (n:VisualContext) ON (n.collectionId, n.startSeconds);
CREATE INDEX appearance_recording_id IF NOT EXISTS FOR (n:Appearance) ON (n.recordingId);
CREATE INDEX appearance_run_id IF NOT EXISTS FOR (n:Appearance) ON (n.runId);
CREATE INDEX acoustic_pattern_recording_id IF NOT EXISTS FOR (n:AcousticPattern) ON (n.recordingId);
CREATE INDEX acoustic_pattern_run_id IF NOT EXISTS FOR (n:AcousticPattern) ON (n.runId);
CREATE INDEX source_lexicon_id IF NOT EXISTS FOR (n:Source) ON (n.lexiconId);
CREATE INDEX concept_label IF NOT EXISTS FOR (n:Concept) ON (n.label);
CREATE INDEX concept_lexicon_id IF NOT EXISTS FOR (n:Concept) ON (n.lexiconId);
CREATE INDEX sound_form_lexicon_id IF NOT EXISTS FOR (n:SoundForm) ON (n.lexiconId);
CREATE INDEX form_token_recording_id IF NOT EXISTS FOR (n:FormToken) ON (n.recordingId);
CREATE INDEX form_token_lexicon_id IF NOT EXISTS FOR (n:FormToken) ON (n.lexiconId);
CREATE INDEX form_token_sound_event_id IF NOT EXISTS FOR (n:FormToken) ON (n.soundEventId);
CREATE INDEX situation_recording_id IF NOT EXISTS FOR (n:Situation) ON (n.recordingId);
CREATE INDEX situation_lexicon_id IF NOT EXISTS FOR (n:Situation) ON (n.lexiconId);
CREATE INDEX mapping_lexicon_id_probability IF NOT EXISTS FOR (n:Mapping) ON (n.lexiconId, n.probability);
CREATE INDEX mapping_probability IF NOT EXISTS FOR (n:Mapping) ON (n.probability);
CREATE INDEX mapping_form_id IF NOT EXISTS FOR (n:Mapping) ON (n.formId);
CREATE INDEX mapping_concept_id IF NOT EXISTS FOR (n:Mapping) ON (n.conceptId);
CREATE INDEX inference_run_subject_id IF NOT EXISTS FOR (n:InferenceRun) ON (n.subjectId);
CREATE INDEX inference_run_recording_id IF NOT EXISTS FOR (n:InferenceRun) ON (n.recordingId);
CREATE INDEX inference_run_status IF NOT EXISTS FOR (n:InferenceRun) ON (n.status);
CREATE INDEX corpus_state_lexicon_id_inference IF NOT EXISTS FOR (n:CorpusState) ON (n.lexiconId, n.inference);
CREATE INDEX ingest_job_recording_id IF NOT EXISTS FOR (n:IngestJob) ON (n.recordingId);
CREATE INDEX ingest_job_status IF NOT EXISTS FOR (n:IngestJob) ON (n.status);
CREATE INDEX change_at_ms IF NOT EXISTS FOR (n:Change) ON (n.atMs);
