import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";
import type { Report, SceneName, Way } from "../support/dying-transactions.ts";

const ROUNDS = 12;
let test_: TestDatabase;
beforeAll(async () => {
	test_ = await cloneDatabase(inject("serverUrl"), "empty");
});
afterAll(() => test_.drop());

function drill(scene: SceneName, way: Way, rounds: number): Promise<Report> {
	const script = fileURLToPath(new URL("../support/drill-process.ts", import.meta.url));
	const child = fork(script, [test_.url, scene, way, String(rounds)], { execArgv: [] });
	return new Promise((resolve, reject) => {
		child.once("message", (report) => resolve(report as Report));
		child.once("exit", (code) => reject(new Error(`the drill ended with ${code} and no report`)));
	});
}

const promises: Record<SceneName, string> = {
	alone: "a later statement of a transaction whose backend died is never saved alone",
	commit: "the COMMIT of a transaction whose backend died never lands in another caller's transaction",
	rollback: "the ROLLBACK of a transaction whose backend died never lands in another caller's transaction",
	outside: "a statement on a dead connection throws to its caller and nowhere else",
	reset: "a connection reset under a running statement fails its caller and spoils nothing for the next",
};

describe.each(Object.entries(promises) as [SceneName, string][])("%s", (scene, promise) => {
	test(promise, async () => {
		expect(await drill(scene, "guarded", ROUNDS)).toEqual({ failed: 0, outside: 0, first: null });
	});

	test("the driver's own begin is caught at it, so the scene can fail", async () => {
		// A spoilt pool is waited for in vain, so that scene is played once.
		const rounds = scene === "reset" ? 1 : 3;
		const { failed, outside } = await drill(scene, "bare", rounds);
		expect(scene === "outside" ? outside : failed).toBeGreaterThanOrEqual(rounds);
	});
});
