import type { z } from "zod";

/** What is wrong with a field: a code that the messages know; for what is too long, by how much; of several files, with which. */
export type FieldProblem = { code: string; max?: number; length?: number; files?: string[] };

const lengthOf = (input: unknown) => (typeof input === "string" || Array.isArray(input) ? input.length : undefined);

function problemOf(issue: z.core.$ZodIssue): FieldProblem {
	if (issue.code === "too_big") return { code: "tooBig", max: Number(issue.maximum), length: lengthOf(issue.input) };
	if (issue.code === "invalid_format" && issue.format === "date") return { code: "noDate" };
	if (/^[a-z][a-zA-Z]+$/.test(issue.message)) return { code: issue.message };
	return { code: issue.code === "too_small" || issue.code === "invalid_type" ? "missing" : "unfit" };
}

/** What a form's schema found wrong, by the field's path; the first of several problems of one field. */
export const problemsOf = (error: z.ZodError): Record<string, FieldProblem> =>
	Object.fromEntries(error.issues.map((issue) => [issue.path.join("."), problemOf(issue)]).reverse());
