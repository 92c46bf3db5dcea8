import { createHmac, randomBytes } from "node:crypto";
import type { HookTarget } from "#db/queries/deliveries/claim-pushes.ts";
import type { Push } from "./push.ts";

/** How a secret of Standard Webhooks begins; the rest is the key in base64. */
const PREFIX = "whsec_";

/** A new secret for a system of a unit's own. */
export const makeWebhookSecret = (): string => PREFIX + randomBytes(32).toString("base64");

/**
 * A value for a system of a unit's own, signed by Standard Webhooks 1.0.0: HMAC-SHA256 over id, time in seconds and body. `id` is the same
 * for every try; `at` is the machine's time, not the portal's. Pure.
 */
export function webhookPush({ address, secret }: HookTarget, id: string, value: object, at: Date): Push {
	const body = JSON.stringify(value);
	const timestamp = String(Math.floor(at.getTime() / 1000));
	const key = Buffer.from((secret ?? "").slice(PREFIX.length), "base64");
	const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
	const headers = { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
	return { url: address, headers, body };
}
