import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type NextFunction, type Request, type Response } from "express";
import { connect } from "#db/client.server.ts";
import { requestContext } from "./lib/context.server.ts";
import { env } from "./lib/env.server.ts";
import { printedPath } from "./lib/printed-path.ts";
import { isReadableAddress } from "./lib/readable-address.server.ts";
import { isSameOrigin } from "./lib/same-origin.server.ts";
import { securityHeaders } from "./lib/security-headers.server.ts";
import { messagesFor } from "./messages/index.ts";

/** The web process: static files, the checks that hold for every request, then Remix. Started by the launcher with DATABASE_URL set. */
const MAX_BODY = 26 * 1024 * 1024;
/** More than this is not even read to be dropped. */
const MAX_DRAINED = 8 * MAX_BODY;
/** With what closing the database may take (5 s) less than a supervisor waits. */
const DRAIN_MS = 8_000;
/** What the portal's pages send; anything else finds nobody here. */
const METHODS = ["GET", "HEAD", "POST"];
const isDev = process.env.NODE_ENV === "development";
const db = connect(process.env.DATABASE_URL ?? "", { name: "liandu-web" });
const vite = isDev ? await import("vite").then((v) => v.createServer({ server: { middlewareMode: true } })) : null;
const loadBuild = vite
	? () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<unknown> as Promise<ServerBuild>
	: ((await import(new URL("../build/server/index.js", import.meta.url).href)) as ServerBuild);

/** For somebody of whom only the browser is known. */
const wordsFor = (req: Request) => messagesFor(/^\s*en\b/i.test(req.headers["accept-language"] ?? "") ? "en" : "zh").problems;

const app = express();
app.disable("x-powered-by");
app.set("etag", false);

let isStopping = false;
const underWay = new Set<Response>();

app.use((_req: Request, res: Response, next: NextFunction) => {
	if (isStopping) res.set("Connection", "close");
	underWay.add(res);
	res.once("close", () => {
		underWay.delete(res);
		if (isStopping) setImmediate(() => server.closeIdleConnections());
	});
	res.locals.nonce = randomBytes(16).toString("base64url");
	res.set(securityHeaders(res.locals.nonce, isDev));
	next();
});
if (vite) app.use(vite.middlewares);
else
	app.use(
		"/assets",
		express.static("build/client/assets", { immutable: true, maxAge: "1y" }),
		(_req, res) => void res.status(404).end(),
	);
// By name: to ask the disk for a file of every page's name would cost more than finding the page.
const files = vite ? "public" : "build/client";
const names = readdirSync(files, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? `/${entry.name}` : []));
app.get(names, express.static(files, { maxAge: "1h" }));

app.use((req: Request, res: Response, next: NextFunction) => {
	res.set("Cache-Control", "no-store");
	const length = Number(req.headers["content-length"] ?? 0);
	const refuse = (status: number, text = "") => {
		if (length > MAX_DRAINED || req.headers["transfer-encoding"]) res.set("Connection", "close");
		res.status(status).type("text").send(`${text}\n`);
	};
	const words = wordsFor(req);
	// A browser reads no answer before it has sent everything: what is left of a body that nobody wanted is read and dropped.
	res.once("finish", () => req.removeAllListeners("data").resume());
	if (!METHODS.includes(req.method)) return refuse(405, words.text[405]);
	if (!isReadableAddress(req.headers.host, req.originalUrl)) return refuse(400, words.text[400]);
	if (!isSameOrigin(req.method, req.headers as Record<string, string>, env.LIANDU_ORIGIN)) return refuse(403, words.crossSite);
	if (length > MAX_BODY) return refuse(413, words.tooLarge);
	if (req.headers["transfer-encoding"]) return refuse(411, words.text[400]);
	// Remix would believe it.
	delete req.headers["x-forwarded-host"];
	next();
});
app.use(compression());
app.all(
	"*",
	createRequestHandler({
		build: loadBuild,
		mode: process.env.NODE_ENV,
		getLoadContext: (req, res) => requestContext(db, { nonce: res.locals.nonce, ip: req.ip ?? null }),
	}),
);
app.use((error: Error, req: Request, res: Response, next: NextFunction) => {
	process.stderr.write(`${req.method} ${printedPath(req.path)}: ${error.stack}\n`);
	if (res.headersSent) return next(error);
	res
		.status(500)
		.type("text")
		.send(`${wordsFor(req).text[500]}\n`);
});

const server = app.listen(env.PORT ?? 0, env.HOST, () => process.send?.({ port: (server.address() as AddressInfo).port }));
server.keepAliveTimeout = 65_000;

/** Takes no new connections, lets what is under way finish and ends each connection with its answer, then lets go of the database. */
async function stop(): Promise<void> {
	if (isStopping) return;
	isStopping = true;
	const ended = new Promise((resolve) => server.close(resolve));
	server.closeIdleConnections();
	for (const res of underWay) if (!res.headersSent) res.set("Connection", "close");
	await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, DRAIN_MS))]);
	await vite?.close();
	await db.end();
	process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
process.on("disconnect", stop);
