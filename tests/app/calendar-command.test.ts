import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { fakedClocks } from "../support/faked-clock.ts";

const run = promisify(execFile);
const calendar = async (args: string[], env: Record<string, string> = {}) =>
	run(process.execPath, ["app/cli/calendar.ts", ...args], { env: { NODE_ENV: "test", PATH: process.env.PATH, ...env } });
const lines = async (args: string[], env?: Record<string, string>) =>
	(await calendar(args, env)).stdout
		.trimEnd()
		.split("\n")
		.map((line): unknown => JSON.parse(line));

describe("npm run calendar", () => {
	test("due prints the date with every day counted and skipped, and nothing else", async () => {
		const { stdout, stderr } = await calendar(["due", "--from", "2026-09-18", "--working-days", "5"]);
		expect(stderr).toBe("");
		expect(stdout).toBe(
			'{"due":"2026-09-24","counted":["2026-09-20","2026-09-21","2026-09-22","2026-09-23","2026-09-24"],"skipped":[{"date":"2026-09-19","why":"weekend"}],"provisional":false}\n',
		);
	});

	test("due says which days are provisional; counts backwards; forgets a paper that was not out yet", async () => {
		expect(await lines(["due", "--from", "2026-12-30", "--working-days", "2"])).toEqual([
			{
				due: "2027-01-01",
				counted: ["2026-12-31", "2027-01-01"],
				skipped: [],
				provisional: true,
				provisionalDays: ["2027-01-01"],
			},
		]);
		expect(await lines(["due", "--working-days", "-1", "--from", "2026-10-08"])).toMatchObject([{ due: "2026-09-30" }]);
		const due = ["due", "--from", "2020-01-20", "--working-days", "5"];
		expect(await lines(due)).toMatchObject([{ due: "2020-02-04" }]);
		expect(await lines([...due, "--known-on", "2020-01-25"])).toMatchObject([{ due: "2020-02-01" }]);
	});

	test("between prints the working days after the first date up to and with the second", async () => {
		expect(await lines(["between", "2026-09-18", "2026-09-24"])).toMatchObject([{ workingDays: 5, provisional: false }]);
		expect(await lines(["between", "2026-10-01", "2026-10-08"])).toMatchObject([{ workingDays: 1, counted: ["2026-10-08"] }]);
		expect(await lines(["between", "2026-10-01", "2026-10-01"])).toMatchObject([{ workingDays: 0, counted: [], skipped: [] }]);
	});

	test("words prints a line for each time limit", async () => {
		expect((await calendar(["words", "2020年6月底前", "--issued", "2020-05-25"])).stdout).toBe(
			'{"words":"2020年6月底前","date":"2020-06-30","precision":"month","kind":"hard"}\n',
		);
		expect(await lines(["words", "6月底前登记，年底前检查", "--issued", "2020-05-25"])).toMatchObject([
			{ date: "2020-06-30", precision: "month" },
			{ date: "2020-12-31", precision: "year" },
		]);
	});

	test("what it can't take gives one line on stderr, nothing on stdout, and exit code 1", async () => {
		const bad = [
			[],
			["fly"],
			["due", "--from", "2020-02-30", "--working-days", "5"],
			["due", "--from", "2020-02-03"],
			["due", "--from", "2020-02-03", "--working-days", "5.5"],
			["due", "--from", "2020-02-03", "--working-days", "99999"],
			["due", "--frm", "2020-02-03"],
			["between", "2020-02-03"],
			["between", "2020-02-03", "2020-02-02"],
			["between", "1000-02-03", "2020-02-02"],
			["words", "随便"],
		];
		for (const args of bad) {
			const failed = await calendar(args).then(
				() => null,
				(error: { code: number; stdout: string; stderr: string }) => error,
			);
			expect([args, failed?.code, failed?.stdout, failed?.stderr.match(/\n/g)?.length]).toEqual([args, 1, "", 1]);
		}
	});
});

describe("the day is that of Asia/Shanghai, whatever the zone and the clock of the process", () => {
	for (const zone of ["UTC", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"])
		test(`in ${zone}`, async () => {
			const dueFrom = (moment: string) =>
				Promise.all(
					fakedClocks(new Date(moment)).map(async (env) => {
						const [line] = await lines(["due", "--working-days", "1"], { TZ: zone, ...env });
						return (line as { due: string }).due;
					}),
				);
			expect(new Set(await dueFrom("2020-06-30T15:50:00Z"))).toEqual(new Set(["2020-07-01"]));
			expect(new Set(await dueFrom("2020-06-30T16:00:01Z"))).toEqual(new Set(["2020-07-02"]));
		});
});
