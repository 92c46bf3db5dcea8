import type { AppLoadContext } from "@remix-run/node";
import type { Database } from "#db/client.server.ts";
import { findViewer, type Viewer } from "#db/queries/sessions.ts";
import type { Language } from "#workflows/language.ts";
import { now } from "./clock.server.ts";
import { secretHash } from "./secret-hash.ts";
import { readSecret } from "./session-cookie.server.ts";

declare module "@remix-run/node" {
	interface Future {
		v3_singleFetch: true;
	}
	interface AppLoadContext {
		db: Database;
		/** For the one script of the page. */
		nonce: string;
		/** The moment of this request: one for all its loaders. */
		now: Date;
		ip: string | null;
		/** Whether the database was found to be away while this request was answered. */
		isDown: boolean;
		/** The person behind the request, looked up once however many loaders ask. */
		viewer: (request: Request) => Promise<Viewer | null>;
	}
}

/** What every loader and action of one request gets. */
export function requestContext(db: Database, { nonce, ip }: { nonce: string; ip: string | null }): AppLoadContext {
	let found: Promise<Viewer | null> | undefined;
	const at = now();
	const look = async (request: Request) => {
		const secret = await readSecret(request);
		return secret ? findViewer(db.sql, secretHash(secret), at) : null;
	};
	return {
		db,
		nonce,
		ip,
		isDown: false,
		now: at,
		viewer: (request) => {
			found ??= look(request);
			return found;
		},
	};
}

/** The language of somebody who isn't signed in: what their browser asks for, Chinese first. */
export const languageOf = (request: Request): Language =>
	/^\s*en\b/i.test(request.headers.get("Accept-Language") ?? "") ? "en" : "zh";
