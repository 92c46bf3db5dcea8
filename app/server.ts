import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type NextFunction, type Request, type Response } from "express";
import { connect } from "#db/client.server.ts";
import { requestContext } from "./lib/context.server.ts";
import { env } from "./lib/env.server.ts";
import { isSameOrigin } from "./lib/same-origin.server.ts";
import { securityHeaders } from "./lib/security-headers.server.ts";
import { messagesFor } from "./messages/index.ts";

/** The web process: static files, the checks that hold for every request, then Remix. Started by the launcher with DATABASE_URL set. */
const MAX_BODY = 26 * 1024 * 1024;
const DRAIN_MS = 10_000;
const isDev = process.env.NODE_ENV === "development";
const db = connect(process.env.DATABASE_URL ?? "", { name: "liandu-web" });
const vite = isDev ? await import("vite").then((v) => v.createServer({ server: { middlewareMode: true } })) : null;
const loadBuild = vite
	? () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<unknown> as Promise<ServerBuild>
	: ((await import(new URL("../build/server/index.js", import.meta.url).href)) as ServerBuild);

const app = express();
app.disable("x-powered-by");
app.set("etag", false);

app.use((_req: Request, res: Response, next: NextFunction) => {
	res.locals.nonce = randomBytes(16).toString("base64url");
	res.set(securityHeaders(res.locals.nonce, isDev));
	next();
});
if (vite) app.use(vite.middlewares);
else app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y" }));
app.use(express.static(vite ? "public" : "build/client", { maxAge: "1h", index: false }));

app.use((req: Request, res: Response, next: NextFunction) => {
	res.set("Cache-Control", "no-store");
	const refuse = (status: number, text: string) =>
		void res.status(status).set("Connection", "close").type("text").send(`${text}\n`);
	const words = messagesFor(/^\s*en\b/i.test(req.headers["accept-language"] ?? "") ? "en" : "zh").problems;
	if (!isSameOrigin(req.method, req.headers as Record<string, string>, env.LIANDU_ORIGIN)) return refuse(403, words.crossSite);
	if (Number(req.headers["content-length"] ?? 0) > MAX_BODY) return refuse(413, words.tooLarge);
	if (req.headers["transfer-encoding"]) return void res.status(411).set("Connection", "close").end();
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

const server = app.listen(env.PORT ?? 0, env.HOST, () => process.send?.({ port: (server.address() as AddressInfo).port }));
server.keepAliveTimeout = 65_000;

let isStopping = false;
/** Takes no new connections, lets what is under way finish, then lets go of the database. */
async function stop(): Promise<void> {
	if (isStopping) return;
	isStopping = true;
	const ended = new Promise((resolve) => server.close(resolve));
	server.closeIdleConnections();
	await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, DRAIN_MS))]);
	await vite?.close();
	await db.end();
	process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
process.on("disconnect", stop);
