import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { PageShellContext } from "./lib/page-shell.tsx";
import { isUnavailable, RETRY_AFTER_S } from "./lib/unavailable.server.ts";

/** Renders the whole page at once, so that an error on the way can still set the status. The page carries one small script and no runtime. */
export default function handleRequest(
	request: Request,
	status: number,
	headers: Headers,
	remix: EntryContext,
	context: AppLoadContext,
) {
	const isDown = Object.values(remix.staticHandlerContext.errors ?? {}).some(isUnavailable);
	const script = remix.manifest.entry.module;
	const devClient = import.meta.env.DEV ? "/@vite/client" : null;
	const html = renderToString(
		<PageShellContext.Provider value={{ nonce: context.nonce, script, devClient }}>
			<RemixServer context={remix} url={request.url} nonce={context.nonce} />
		</PageShellContext.Provider>,
	);
	headers.set("Content-Type", "text/html; charset=utf-8");
	if (isDown) headers.set("Retry-After", String(RETRY_AFTER_S));
	return new Response(`<!DOCTYPE html>${html}`, { headers, status: isDown ? 503 : status });
}

/** One line for what nobody expected; what a person or a lost connection caused is no news. */
export function handleError(error: unknown, { request }: { request: Request }): void {
	if (request.signal.aborted || isUnavailable(error)) return;
	const { pathname } = new URL(request.url);
	process.stderr.write(
		`${request.method} ${pathname}: ${error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error)}\n`,
	);
}
