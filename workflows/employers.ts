export const hazards = ["severe", "ordinary", "unclassified"] as const;
/** 严重, 一般, not classified: how harmful the work of an employer is (用人单位职业病危害风险分类). */
export type Hazard = (typeof hazards)[number];

export const employerStates = ["active", "closed"] as const;
/** At work, or closed: only those at work are drawn. */
export type EmployerState = (typeof employerStates)[number];
/** The signs of a unified social credit code in the order of their values; I, O, S, V and Z are none (GB 32100-2015, table 2). */
const SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
const BODY = 17;

/** The check digit that belongs to the first seventeen signs of a code (GB 32100-2015, 4.5: weights 3^(i-1) mod 31). */
export function checkDigitOf(body: string): string {
	let weight = 1;
	let sum = 0;
	for (const sign of body.slice(0, BODY)) {
		sum += SIGNS.indexOf(sign) * weight;
		weight = (weight * 3) % SIGNS.length;
	}
	return SIGNS[(SIGNS.length - (sum % SIGNS.length)) % SIGNS.length] ?? "";
}

/** A code as people type it (small letters, full width, spaces between) as it is written. */
export const asCreditCode = (words: string): string => words.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();

/** What is wrong with a unified social credit code: its form, or its check digit; null if nothing. */
export function creditCodeFault(code: string): "codeForm" | "checkDigit" | null {
	if (!CODE.test(code)) return "codeForm";
	return checkDigitOf(code) === code[BODY] ? null : "checkDigit";
}
