// A message that is on its way is still settled by whoever sends it; nothing follows it.
// in: $id, $ownerId
// out: webhook (its properties)
MATCH (webhook:Webhook {id: $id, ownerId: $ownerId})
SET webhook.status = 'PAUSED', webhook.statusReason = null
RETURN webhook {.*} AS webhook
