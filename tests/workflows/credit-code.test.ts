import fc from "fast-check";
import { expect, test } from "vitest";
import { asCreditCode, checkDigitOf, creditCodeFault } from "#workflows/employers.ts";

const SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const bodies = fc.array(fc.constantFrom(...SIGNS), { minLength: 17, maxLength: 17 }).map((signs) => signs.join(""));

/** The standard's own formula, written out: C18 = 31 − mod(Σ Ci × Wi, 31) with Wi = mod(3^(i−1), 31), and 31 counts as 0. */
function byFormula(body: string): string {
	const sum = [...body].reduce((all, sign, i) => all + BigInt(SIGNS.indexOf(sign)) * (3n ** BigInt(i) % 31n), 0n);
	return SIGNS[Number((31n - (sum % 31n)) % 31n)] ?? "";
}

test("the code that GB 32100-2015 gives as its example holds", () => {
	expect(creditCodeFault("91350100M000100Y43")).toBeNull();
});

test("every body has the check digit that the standard's formula gives, and no other", () => {
	fc.assert(
		fc.property(bodies, (body) => {
			expect(checkDigitOf(body)).toBe(byFormula(body));
			const right = [...SIGNS].filter((sign) => creditCodeFault(body + sign) === null);
			expect(right).toEqual([checkDigitOf(body)]);
		}),
	);
});

test("one wrong sign is found, and so are two neighbours that changed places", () => {
	fc.assert(
		fc.property(bodies, fc.nat(16), fc.constantFrom(...SIGNS), (body, at, sign) => {
			const code = body + checkDigitOf(body);
			const wrong = code.slice(0, at) + sign + code.slice(at + 1);
			expect(creditCodeFault(wrong)).toBe(wrong === code ? null : "checkDigit");
			const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2);
			expect(creditCodeFault(swapped)).toBe(swapped === code ? null : "checkDigit");
		}),
	);
});

test("what is no code is told from one with a wrong digit; how it was typed doesn't matter", () => {
	for (const words of ["", "91350100M000100Y4", "91350100M000100Y433", "9135O100M000100Y43", "没有代码"])
		expect(creditCodeFault(asCreditCode(words))).toBe("codeForm");
	expect(asCreditCode("９１３５０１００ m000100-y43")).toBe("91350100M000100Y43");
});
