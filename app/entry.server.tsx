import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { languageOf } from "./lib/context.server.ts";
import { PageShellContext } from "./lib/page-shell.tsx";
import { printedPath } from "./lib/printed-path.ts";
import { isUnavailable, RETRY_AFTER_S } from "./lib/unavailable.server.ts";

/** What the page is told when the database is away: an answer of a route with this status. */
const AWAY = { status: 503, statusText: "", internal: false, data: null };

/**
 * How long Remix waits for what a loader promised for later, in milliseconds. None of ours does; but for as long as this it keeps every page's
 * data in memory, and that was five seconds.
 */
export const streamTimeout = 1;

/** Renders the whole page at once, so that an error on the way can still set the status. The page carries one small script and no runtime. */
export default async function handleRequest(
	request: Request,
	status: number,
	headers: Headers,
	remix: EntryContext,
	context: AppLoadContext,
) {
	const { isDown } = context;
	const { errors } = remix.staticHandlerContext;
	// In production Remix has made an error without a code of each by now.
	if (isDown && errors) for (const id of Object.keys(errors)) errors[id] = AWAY;
	// After an error the page's own data may be missing, and with it the language of whoever reads it.
	const viewer = errors && !isDown ? await context.viewer(request).catch(() => null) : null;
	const language = viewer?.language ?? languageOf(request);
	const script = remix.manifest.entry.module;
	const devClient = import.meta.env.DEV ? "/@vite/client" : null;
	const html = renderToString(
		<PageShellContext.Provider value={{ nonce: context.nonce, script, devClient, language }}>
			<RemixServer context={remix} url={request.url} nonce={context.nonce} />
		</PageShellContext.Provider>,
	);
	headers.set("Content-Type", "text/html; charset=utf-8");
	if (isDown) headers.set("Retry-After", String(RETRY_AFTER_S));
	return new Response(`<!DOCTYPE html>${html}`, { headers, status: isDown ? 503 : status });
}

/** One line for what nobody expected; what a person or a lost connection caused is no news. Called before the page is rendered. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
	if (isUnavailable(error)) context.isDown = true;
	const isAsked = isRouteErrorResponse(error) && error.status < 500;
	if (request.signal.aborted || isUnavailable(error) || isAsked) return;
	const { pathname } = new URL(request.url);
	process.stderr.write(
		`${request.method} ${printedPath(pathname)}: ${error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error)}\n`,
	);
}
