// Keys of what people say of recordings, tier by tier, and the indexes by which it is listed, shown in a window of time, found by what it corrects, and undone.
// A RetiredTier was deleted and can come back; a LooseTier belongs to no document: it is on its way in or out.

CREATE CONSTRAINT annotation_document_id IF NOT EXISTS FOR (n:AnnotationDocument) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT tier_id IF NOT EXISTS FOR (n:Tier) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT retired_tier_id IF NOT EXISTS FOR (n:RetiredTier) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT loose_tier_id IF NOT EXISTS FOR (n:LooseTier) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT annotation_id IF NOT EXISTS FOR (n:Annotation) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT annotation_edit_id IF NOT EXISTS FOR (n:AnnotationEdit) REQUIRE n.id IS UNIQUE;
CREATE INDEX annotation_document_recording_id IF NOT EXISTS FOR (n:AnnotationDocument) ON (n.recordingId);
CREATE INDEX tier_recording_id IF NOT EXISTS FOR (n:Tier) ON (n.recordingId);
CREATE INDEX tier_document_id IF NOT EXISTS FOR (n:Tier) ON (n.documentId);
CREATE INDEX loose_tier_since IF NOT EXISTS FOR (n:LooseTier) ON (n.looseSinceMs);
CREATE INDEX annotation_window IF NOT EXISTS
  FOR (n:Annotation) ON (n.tierId, n.resolvedStartSeconds, n.place, n.resolvedEndSeconds);
CREATE INDEX annotation_root_id IF NOT EXISTS FOR (n:Annotation) ON (n.rootId);
CREATE INDEX annotation_statement_id IF NOT EXISTS FOR (n:Annotation) ON (n.statementId);
CREATE INDEX annotation_edit_order IF NOT EXISTS FOR (n:AnnotationEdit) ON (n.recordingId, n.revision);
