// The latest tries of some webhooks, the latest first. Access is checked where the webhooks were read.
// in: $webhookIds, $limit
// out: webhookId, attempts [properties]
UNWIND $webhookIds AS webhookId
MATCH (:Webhook {id: webhookId})-[:TRIED]->(attempt:WebhookAttempt)
WITH webhookId, attempt ORDER BY attempt.ordinal DESC
WITH webhookId, collect(attempt {.*})[..$limit] AS attempts
RETURN webhookId, attempts
