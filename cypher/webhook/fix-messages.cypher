// Before messages are sent: where each begins and ends, so that whoever tries again sends the same.
// in: $leaseMs, $messages [{id, token, position, upTo (or null where there is nothing to send after all)}], in the order
//   of ids, so that two who write lock webhooks in one order
// out: place (in $messages), url, secret, formerSecret (or null); no row for what is not held any more, or not to be sent to
UNWIND range(0, size($messages) - 1) AS place
WITH place, $messages[place] AS message
MATCH (webhook:Webhook {id: message.id})
SET webhook.touchedAtMs = timestamp()
WITH place, message, webhook WHERE webhook.token = message.token AND webhook.status = 'ACTIVE'
SET webhook.position = message.position,
    webhook.pendingUpTo = message.upTo,
    webhook.leaseUntilMs = timestamp() + $leaseMs
RETURN place, webhook.url AS url, webhook.secret AS secret,
  CASE WHEN webhook.formerSecretUntilMs > timestamp() THEN webhook.formerSecret END AS formerSecret
