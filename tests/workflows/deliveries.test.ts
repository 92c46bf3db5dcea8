import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultMailSettings, type MailSettings, mailSettingsSchema, nextTry, ways, whenToSend } from "#workflows/deliveries.ts";
import { noticeKinds } from "#workflows/notices.ts";

const time = fc
	.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
	.map(([h, m]) => `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`);
const way = fc.constantFrom(...ways);
const settings: fc.Arbitrary<MailSettings> = fc.record({
	ways: fc.record({ reminder: way, todo: way, news: way }),
	digestAt: fc.option(time),
	quiet: fc.option(fc.record({ from: time, until: time }).filter(({ from, until }) => from !== until)),
});
const kind = fc.constantFrom(...noticeKinds);
const now = fc.date({ min: new Date("2019-12-28T00:00:00Z"), max: new Date("2026-03-03T00:00:00Z"), noInvalidDate: true });

const MINUTE = 60_000;
/** What a clock in Shanghai shows, asked of the platform's own calendar. */
const shown = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit", hour12: false });
const clock = (moment: Date | number) => shown.format(moment).replace("24:", "00:");

/** The plain way to find when it is next `time`: look at every minute. */
function nextShowing(time: string, after: Date): number {
	let at = Math.floor(after.getTime() / MINUTE) * MINUTE + MINUTE;
	while (clock(at) !== time) at += MINUTE;
	return at;
}
/** Whether it is quiet, by walking back from now to the last of the two times. */
function isQuiet({ quiet }: MailSettings, now: Date): boolean {
	if (!quiet) return false;
	for (let at = Math.floor(now.getTime() / MINUTE) * MINUTE; ; at -= MINUTE) {
		if (clock(at) === quiet.from) return true;
		if (clock(at) === quiet.until) return false;
	}
}

describe("when a notice goes out", () => {
	test("is what a plain look at the clock says, minute by minute", () => {
		fc.assert(
			fc.property(kind, settings, now, (kind, settings, now) => {
				const sending = whenToSend(kind, settings, now);
				const wanted = kind === "supervision" ? "mail" : settings.ways[kind];
				if (wanted === "none" || (wanted === "digest" && settings.digestAt === null)) expect(sending).toEqual({ as: "unwanted" });
				else if (wanted === "digest" && settings.digestAt !== null)
					expect(sending).toEqual({ as: "digest", at: new Date(nextShowing(settings.digestAt, now)).toISOString() });
				else if (isQuiet(settings, now))
					expect(sending).toEqual({ as: "held", until: new Date(nextShowing(settings.quiet?.until ?? "", now)).toISOString() });
				else expect(sending).toEqual({ as: "now" });
			}),
			{ numRuns: 500 },
		);
	});

	test("what was held goes out when it is asked again at the end of the quiet hours", () => {
		fc.assert(
			fc.property(kind, settings, now, (kind, settings, now) => {
				const sending = whenToSend(kind, settings, now);
				if (sending.as === "held") expect(whenToSend(kind, settings, new Date(sending.until))).toEqual({ as: "now" });
			}),
		);
	});

	test("督办 can't be unsubscribed from", () => {
		fc.assert(
			fc.property(settings, now, (settings, now) => {
				expect(["now", "held"]).toContain(whenToSend("supervision", settings, now).as);
			}),
		);
	});

	test("nothing waits longer than a day", () => {
		fc.assert(
			fc.property(kind, settings, now, (kind, settings, now) => {
				const sending = whenToSend(kind, settings, now);
				const at = sending.as === "held" ? sending.until : sending.as === "digest" ? sending.at : null;
				if (at === null) return;
				expect(Date.parse(at)).toBeGreaterThan(now.getTime());
				expect(Date.parse(at)).toBeLessThanOrEqual(now.getTime() + 24 * 60 * MINUTE);
			}),
		);
	});

	test("by default what needs an act is mailed by day and held at night, and the rest comes in the morning", () => {
		const at = (time: string) => new Date(`2020-09-10T${time}:00+08:00`);
		expect(whenToSend("todo", defaultMailSettings, at("10:00"))).toEqual({ as: "now" });
		expect(whenToSend("todo", defaultMailSettings, at("23:00"))).toEqual({ as: "held", until: "2020-09-11T00:00:00.000Z" });
		expect(whenToSend("todo", defaultMailSettings, at("03:00"))).toEqual({ as: "held", until: "2020-09-10T00:00:00.000Z" });
		expect(whenToSend("news", defaultMailSettings, at("10:00"))).toEqual({ as: "digest", at: "2020-09-11T00:30:00.000Z" });
	});

	test("settings that make no sense are refused", () => {
		expect(mailSettingsSchema.safeParse(defaultMailSettings).success).toBe(true);
		for (const digestAt of ["24:00", "8:30", "08:60", "", "08:30:00"])
			expect(mailSettingsSchema.safeParse({ ...defaultMailSettings, digestAt }).success, digestAt).toBe(false);
		const never = { from: "08:00", until: "08:00" };
		expect(mailSettingsSchema.safeParse({ ...defaultMailSettings, quiet: never }).success).toBe(false);
	});
});

test("a delivery that fails is tried again after growing pauses, for more than a day and less than two, and then given up", () => {
	const start = new Date("2020-09-10T01:00:00Z");
	const pauses: number[] = [];
	for (let at = start, tries = 1; ; tries++) {
		const next = nextTry(tries, at);
		if (!next) break;
		pauses.push((next.getTime() - at.getTime()) / MINUTE);
		at = next;
	}
	expect(pauses.slice(0, 4)).toEqual([1, 5, 15, 60]);
	expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
	expect(Math.max(...pauses)).toBe(24 * 60);
	const hours = pauses.reduce((sum, pause) => sum + pause) / 60;
	expect(hours).toBeGreaterThan(24);
	expect(hours).toBeLessThan(48);
});
