import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { HookFailure } from "./failure.ts";
import { isInside } from "./inside.ts";

/** Where a push goes: the one address that was looked at, and no other. */
export type FoundHost = { address: string; family: number };
/** Asks what a name stands for; all of it. */
export type NameService = (hostname: string) => Promise<FoundHost[]>;

/** Name servers that say nothing for this long say that they don't know. */
const LOOKUP_MS = 5_000;
/** The machine's own way to look names up. */
export const systemNames: NameService = (hostname) => lookup(hostname, { all: true });

/** Whether a host is on the list of those that may lie inside: on all its ports, or on the one that the list names. */
export const isAllowed = ({ host, hostname }: URL, allowed: string[]): boolean =>
	allowed.includes(host) || allowed.includes(hostname);

/**
 * Whether an address may be pushed to by its looks: https, and no user or password in it. What is on the list of allowed hosts may be http.
 */
export const isSpeakable = (url: URL, allowed: string[]): boolean =>
	url.username === "" &&
	url.password === "" &&
	(url.protocol === "https:" || (url.protocol === "http:" && isAllowed(url, allowed)));

/** Brackets are not part of an IPv6 address. */
const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, "");

async function resolved(hostname: string, names: NameService): Promise<FoundHost[]> {
	const family = isIP(hostname);
	if (family !== 0) return [{ address: hostname, family }];
	return Promise.race([names(hostname).catch(() => []), wait(LOOKUP_MS, [], { ref: false })]);
}

/**
 * The machine that an address means now. Asked anew before every push, and the connection is made to what is given, so that a name can't
 * mean another machine a moment later. Rejects with `HookFailure` if any of the name's addresses is inside, unless the host is on the list.
 * `URL` has made decimal, octal and hexadecimal forms into plain ones already.
 */
export async function findHost(url: URL, allowed: string[], names: NameService): Promise<FoundHost> {
	if (!isSpeakable(url, allowed)) throw new HookFailure("notHttps");
	const found = await resolved(bare(url.hostname), names);
	if (!isAllowed(url, allowed) && found.some(({ address }) => isInside(address))) throw new HookFailure("inside");
	const [first] = found;
	if (!first) throw new HookFailure("unknownHost");
	return first;
}
