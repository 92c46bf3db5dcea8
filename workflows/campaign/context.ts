import type { PlainDate } from "../calendar/plain-date.ts";
import type { ClockContext } from "../clock/context.ts";
import type { Checklist } from "../inspection/checklist.ts";
import type { Avoidance, Drawn, ObjectKind, Terms } from "./draw.ts";

export const modes = ["regular", "occasional", "random", "undercover", "doubleRandom"] as const;
/** 定期, 不定期, 随机抽查, 暗访, 双随机. */
export type Mode = (typeof modes)[number];

/** What a campaign is opened with. */
export type Opened = {
	title: string;
	mode: Mode;
	objectKind: ObjectKind;
	/** SHA-256 of the seed, which lies sealed with the portal until the draw. */
	commitment: string;
	checklist: Checklist | null;
};
export type CampaignContext = ClockContext &
	Opened & {
		terms: Terms | null;
		listHash: string | null;
		period: { from: PlainDate; until: PlainDate } | null;
		avoidances: Avoidance[];
		seed: string | null;
		drawn: Drawn[] | null;
		summary: string | null;
	};
