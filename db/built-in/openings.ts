import type { Mode } from "#workflows/campaign/context.ts";
import type { ObjectKind } from "#workflows/campaign/draw.ts";
import type { Position } from "#workflows/names.ts";
import { dustChecklist } from "./checklists.ts";

/** A matter that a made-up person of a built-in plan opens; acts on it call it by its title where they would say a clause. */
export type Opening = { on: string; seed: string; by: string; position: Position } & (
	| { kind: "letter"; units: string[] }
	| { kind: "bulletin" }
	/** With the subject of the checklist that its visits go by. */
	| { kind: "campaign"; title: string; mode: Mode; objectKind: ObjectKind; subject?: string }
	| { kind: "meeting"; body: string }
	| { kind: "summary"; from: string; to: string }
);

const office = "区公共卫生联席会议办公室";
const health = "区卫生健康委";

const officer = { seed: "000", position: "officer" } as const;

/** What is opened in the built-in plans up to the tenth of September 2020. */
export const openings: Opening[] = [
	{
		on: "2020-06-22",
		seed: "000",
		by: office,
		position: "officer",
		kind: "letter",
		units: ["华新镇人民政府", "徐泾镇人民政府", "朱家角镇人民政府"],
	},
	{ on: "2020-08-12", seed: "000", by: office, position: "officer", kind: "bulletin" },
	{ on: "2020-09-08", seed: "000", by: office, position: "officer", kind: "bulletin" },
	{
		...officer,
		on: "2020-06-12",
		by: health,
		kind: "campaign",
		title: "石材加工单位粉尘治理检查",
		mode: "regular",
		objectKind: "employer",
		subject: dustChecklist.subject,
	},
	{ ...officer, on: "2020-07-06", by: office, kind: "summary", from: "2020-05-25", to: "2020-06-30" },
	{ ...officer, on: "2020-08-17", by: office, kind: "meeting", body: "区公共卫生联席会议" },
	{ ...officer, on: "2020-09-08", by: office, kind: "meeting", body: "区公共卫生联席会议" },
	{
		on: "2020-09-03",
		seed: "000",
		by: health,
		position: "officer",
		kind: "campaign",
		title: "镇、街道尘肺病防治工作督导",
		mode: "random",
		objectKind: "unit",
	},
	{
		on: "2020-09-07",
		seed: "000",
		by: office,
		position: "officer",
		kind: "campaign",
		title: "用人单位粉尘危害双随机检查",
		mode: "doubleRandom",
		objectKind: "employer",
		subject: dustChecklist.subject,
	},
];
