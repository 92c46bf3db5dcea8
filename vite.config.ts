import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import { dataDir } from "./db/embedded/home.ts";
import options from "./remix.config.js";

/** Pages carry no client runtime, so a change on the server reloads them whole, and says for which file. */
const reload: Plugin = {
	name: "liandu-reload",
	handleHotUpdate({ server, file }) {
		if (!file.endsWith(".css")) server.ws.send({ type: "full-reload", triggeredBy: file });
	},
};

export default defineConfig({
	plugins: [tailwindcss(), remix(options), reload],
	build: { target: "es2022", assetsInlineLimit: 0 },
	// What PostgreSQL writes is no change of ours.
	server: { middlewareMode: true, watch: { ignored: [`${dataDir()}/**`] } },
	ssr: { external: ["exceljs", "postgres", "drizzle-orm", "xstate", "zod"] },
});
