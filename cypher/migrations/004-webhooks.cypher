// Addresses that are told of changes, and the latest tries of each.

CREATE CONSTRAINT webhook_id IF NOT EXISTS FOR (n:Webhook) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT webhook_attempt_id IF NOT EXISTS FOR (n:WebhookAttempt) REQUIRE n.id IS UNIQUE;

CREATE INDEX webhook_owner_id IF NOT EXISTS FOR (n:Webhook) ON (n.ownerId);
CREATE INDEX webhook_status IF NOT EXISTS FOR (n:Webhook) ON (n.status);
