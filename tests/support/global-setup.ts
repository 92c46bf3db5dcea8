import type { TestProject } from "vitest/node";
import { startTestServer } from "./test-server.ts";

declare module "vitest" {
	interface ProvidedContext {
		/** The server that the tests share; each test file clones a database of its own. */
		serverUrl: string;
	}
}

export default async function setup(project: TestProject) {
	const { url, stop } = await startTestServer();
	project.provide("serverUrl", url);
	return stop;
}
