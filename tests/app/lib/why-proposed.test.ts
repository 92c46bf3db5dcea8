import { expect, test } from "vitest";
import { whyProposed } from "#app/lib/why-proposed.ts";
import { messagesFor } from "#app/messages/index.ts";
import type { Proposal } from "#workflows/meeting/agenda.ts";

const brought: Proposal = {
	key: "a1/1",
	source: "member",
	title: "t",
	taskId: null,
	stepNo: null,
	unitNames: [],
	dueOn: null,
	severity: null,
	relapses: 0,
	byUnitId: 7,
	carried: { meetingId: 1, how: "deferred", reason: "材料不齐" },
};

test("why something is on an agenda is said in whole sentences, whether or not it is known which member brought it in", () => {
	expect(whyProposed(brought, messagesFor("zh"), { 7: "区民政局" })).toBe("区民政局提出。上次会议留待本次：材料不齐");
	expect(whyProposed(brought, messagesFor("zh"))).toBe("成员单位提出。上次会议留待本次：材料不齐");
	expect(whyProposed({ ...brought, carried: null }, messagesFor("en"))).toBe("Brought in by a member.");
});
