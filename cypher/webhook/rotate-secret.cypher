// in: $id, $ownerId, $secret, $formerSecretMs (how long the former one signs as well)
// out: webhook (its properties)
MATCH (webhook:Webhook {id: $id, ownerId: $ownerId})
SET webhook.formerSecret = webhook.secret,
    webhook.formerSecretUntilMs = timestamp() + $formerSecretMs
SET webhook.secret = $secret
RETURN webhook {.*} AS webhook
