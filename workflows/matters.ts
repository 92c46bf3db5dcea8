import type { MachineName } from "./names.ts";

/** 事项: what supervising a plan brings up beside what its document prints: each a docket of its own, that somebody opens. */
export const matterKinds = ["letter", "campaign", "bulletin", "meeting", "summary"] as const;
export type MatterKind = (typeof matterKinds)[number];

/** The machine of a matter's first step, which is the matter as a whole. */
export const matterMachines: Record<MatterKind, MachineName> = {
	letter: "letter",
	campaign: "campaign",
	bulletin: "bulletin",
	meeting: "meeting",
	summary: "summary",
};
