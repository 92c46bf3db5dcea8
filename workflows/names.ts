/** Every process that a step can be in. */
export const machineNames = [
	"supervision",
	"deployment",
	"implementation",
	"inspection",
	"rectification",
	"lookback",
	"referral",
	"sanction",
	"extension",
	"order",
	"letter",
	"campaign",
	"bulletin",
	"point",
	"meeting",
	"summary",
] as const;
export type MachineName = (typeof machineNames)[number];

export const roles = ["lead", "cooperate", "implement"] as const;
/** 牵头, 配合, 落实. */
export type Role = (typeof roles)[number];

export const positions = ["officer", "head"] as const;
/** 经办人, 单位负责人. */
export type Position = (typeof positions)[number];

/** Whose units may do what the machines leave to the plan. */
export type Party = "lead" | "secretariat";
