import type { LoaderFunctionArgs } from "@remix-run/node";
import { isUnavailable } from "../../lib/unavailable.server.ts";
import { takesNothing } from "../../lib/without-page.server.ts";

/** For whoever watches the process: 200 when the database answers, 503 when it doesn't. Says nothing else. */
export async function loader({ context }: LoaderFunctionArgs) {
	try {
		await context.db.sql`select 1`;
		return new Response("ok\n");
	} catch (error) {
		if (!isUnavailable(error)) throw error;
		return new Response("database away\n", { status: 503 });
	}
}

export const action = takesNothing;
