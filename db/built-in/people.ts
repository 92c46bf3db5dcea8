/** The sign-ins that the first start prints: one for each kind of user, all made up. */
export const kinds = ["lead", "leadHead", "unit", "unitHead", "secretariat", "leadership"] as const;
export type Kind = (typeof kinds)[number];

export const printedSignIns: Record<Kind, { seed: string; unit: string; position: "officer" | "head"; login: string }> = {
	lead: { seed: "000", unit: "区卫生健康委", position: "officer", login: "qp-lead" },
	leadHead: { seed: "000", unit: "区卫生健康委", position: "head", login: "qp-lead-head" },
	unit: { seed: "000", unit: "朱家角镇人民政府", position: "officer", login: "qp-town" },
	unitHead: { seed: "000", unit: "朱家角镇人民政府", position: "head", login: "qp-town-head" },
	secretariat: { seed: "000", unit: "区公共卫生联席会议办公室", position: "officer", login: "qp-office" },
	leadership: { seed: "000", unit: "区人民政府", position: "officer", login: "qp-leader" },
};

/** Who keeps the demonstration running and sits in no unit. */
export const administratorLogin = "admin";

/** How the log-ins of a plan's people begin. */
export const loginPrefix: Record<string, string> = { "000": "qp", "001": "rc", "002": "yq", "003": "cz", "004": "xq" };

/** Whom a plan's secretariat signs in as. */
export const officeLogin = (prefix: string): string => `${prefix}-office`;

const PLACE = /(人民政府|办事处|管委会|管理委员会)$/;

/** A made-up person is called after the chair they sit on, and nothing else. */
export const madeUpName = (unit: string, position: "officer" | "head"): string =>
	`${unit.replace(PLACE, "")}${position === "head" ? "负责人" : "经办人"}`;
