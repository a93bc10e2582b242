// The webhooks of one owner, the oldest first.
// in: $ownerId, $id (or null for all)
// out: webhook (its properties)
MATCH (webhook:Webhook {ownerId: $ownerId})
WHERE $id IS NULL OR webhook.id = $id
RETURN webhook {.*} AS webhook
ORDER BY webhook.createdAtMs, webhook.id
