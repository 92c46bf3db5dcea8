import type { Database } from "#db/client.server.ts";
import { insertHook } from "#db/queries/hooks.ts";
import { type HookKind, hookKinds } from "#workflows/hooks.ts";
import type { Language } from "#workflows/language.ts";
import { type NoticeKind, noticeKinds } from "#workflows/notices.ts";
import { isAllowed, isSpeakable } from "../hooks/find-host.ts";
import { isRobot, signedKinds, vendorHost } from "../hooks/robots.ts";
import { sealed } from "../hooks/seal.ts";
import { makeWebhookSecret } from "../hooks/webhook.ts";
import { env } from "../lib/env.server.ts";

const MAX_HOOKS = 5;
const MAX_NAME = 40;
const MAX_ADDRESS = 500;
const MAX_SECRET = 200;

/** What the form of a hook says. */
export type HookForm = { kind: string; name: string; address: string; secret: string; pushed: string[] };
export type HookProblem = "noName" | "badAddress" | "wrongHost" | "noSecret" | "nothingPushed" | "tooMany";
/** Set, with the secret that was made for it and is never given again; or what is wrong. */
export type HookSet = { ok: true; secret: string | null } | { ok: false; problem: HookProblem };

const isKind = (kind: string): kind is HookKind => hookKinds.some((k) => k === kind);
const no = (problem: HookProblem): HookSet => ({ ok: false, problem });

function addressProblem(kind: HookKind, address: string, allowed: string[]): HookProblem | null {
	if (address.length > MAX_ADDRESS || !URL.canParse(address)) return "badAddress";
	const url = new URL(address);
	if (!isSpeakable(url, allowed)) return "badAddress";
	return isRobot(kind) && url.hostname !== vendorHost(kind) && !isAllowed(url, allowed) ? "wrongHost" : null;
}

/**
 * Sets where a unit's notices are pushed to. A robot's secret is the one its group shows; for a system of the unit's own one is made. Where it
 * leads is looked at when something is pushed, not here: a name may mean another machine by then.
 */
export async function setHook(
	db: Database,
	unitId: number,
	form: HookForm,
	by: { personId: number; language: Language },
	now: Date,
	allowed = env.LIANDU_HOOK_ALLOW,
): Promise<HookSet> {
	const { kind } = form;
	const [name, address, typed] = [form.name.trim(), form.address.trim(), form.secret.trim()];
	const pushed = noticeKinds.filter((k): k is NoticeKind => form.pushed.includes(k));
	if (!isKind(kind)) return no("badAddress");
	if (name === "" || [...name].length > MAX_NAME) return no("noName");
	const problem = addressProblem(kind, address, allowed);
	if (problem) return no(problem);
	if (signedKinds.includes(kind) && (typed === "" || typed.length > MAX_SECRET)) return no("noSecret");
	if (pushed.length === 0) return no("nothingPushed");
	const made = kind === "webhook" ? makeWebhookSecret() : null;
	const secret = made ?? (signedKinds.includes(kind) ? typed : null);
	const hook = sealed({ unitId, kind, name, address, secret, pushed, language: by.language });
	return (await insertHook(db, hook, by.personId, MAX_HOOKS, now)) ? { ok: true, secret: made } : no("tooMany");
}
