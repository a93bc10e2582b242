// in: $id, $ownerId
// out: id, if there was one
MATCH (webhook:Webhook {id: $id, ownerId: $ownerId})
OPTIONAL MATCH (webhook)-[:TRIED]->(attempt:WebhookAttempt)
WITH webhook, webhook.id AS id, collect(attempt) AS attempts
FOREACH (attempt IN attempts | DETACH DELETE attempt)
DETACH DELETE webhook
RETURN id
