import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";

const run = promisify(execFile);
const root = process.cwd();
/** As npm starts it: in the project's folder, or, called by its path, in any other. */
const command = (name: string, args: string[], env: Record<string, string>, cwd = root) =>
	run(process.execPath, [path.join(root, "app/cli", `${name}.ts`), ...args], {
		cwd,
		env: { NODE_ENV: "test", PATH: process.env.PATH, ...env },
		maxBuffer: 10_000_000,
	});

describe("npm run plan:list", () => {
	let opened: TestDatabase;
	beforeAll(async () => {
		opened = await cloneDatabase(inject("serverUrl"), "loaded");
	});
	afterAll(() => opened.drop());

	test("prints one JSON array and nothing else, from whatever folder, in the order in which it is promised", async () => {
		const { stdout, stderr } = await command("plan-list", [], { DATABASE_URL: opened.url }, tmpdir());
		expect(stderr).toBe("");
		const plans = JSON.parse(stdout) as Record<string, Record<string, unknown>[]>[];
		expect(plans.map((plan) => plan.seed)).toEqual(["000", "001", "002", "003", "004"]);
		const [first] = plans;
		expect(Object.keys(first ?? {}).join()).toBe(
			"seed,title,number,issuers,issuedOn,jurisdiction,phases,tasks,indicators,units,responsibilityRows,discrepancies",
		);
		const begins = (part: string, keys: string) =>
			expect(Object.keys(first?.[part]?.[0] ?? {}).slice(0, keys.split(",").length)).toEqual(keys.split(","));
		begins("phases", "name,start,end");
		begins("tasks", "clause,title,lead,cooperate,implement,shared,deadlines");
		begins("indicators", "name,scope,targets");
		begins("units", "name,kind,group,aliases");
		const deadlines = first?.tasks?.[0]?.deadlines as Record<string, unknown>[] | undefined;
		expect(Object.keys(deadlines?.[0] ?? {}).slice(0, 4)).toEqual(["words", "date", "precision", "kind"]);
		const targets = first?.indicators?.[0]?.targets as Record<string, unknown>[] | undefined;
		expect(Object.keys(targets?.[0] ?? {}).slice(0, 3)).toEqual(["milestone", "comparator", "value"]);
	});
});

describe("npm run plan:read", () => {
	const folder = path.join(root, "tests/app/reading/documents/open");

	test("reads the file that was named in the folder npm was called from", async () => {
		const { stdout, stderr } = await command("plan-read", ["city-black-water.txt"], { INIT_CWD: folder });
		expect(stderr).toBe("");
		expect(Object.keys(JSON.parse(stdout) as object).join()).toBe(
			"plan,phases,tasks,indicators,units,responsibilityRows,warnings",
		);
	});

	test("says in one line what it can't read, and fails", async () => {
		const failure = await command("plan-read", ["no-such-file.txt"], { INIT_CWD: folder }).catch((error: unknown) => error);
		expect(failure).toMatchObject({
			code: 1,
			stdout: "",
			stderr: "no-such-file.txt: there is no such file, or it may not be read\n",
		});
	});
});
