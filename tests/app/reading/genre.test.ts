import fc from "fast-check";
import { expect, test } from "vitest";
import { linesOf } from "#app/reading/lines.ts";
import { printedPlan } from "#app/reading/printed-plan.ts";
import { readPlan } from "#app/reading/read-plan.ts";
import { type Composed, documents } from "./genre.ts";

/** How many documents are composed: 800 in the suite, 10,000 for the promise. */
const HOW_MANY = Number(process.env.LIANDU_DOCUMENTS ?? 800);

/** What the reader finds of what a document says; what it only proposes is none of it. */
function found({ text }: Composed): Omit<Composed, "text"> {
	const { tasks, phases } = printedPlan(readPlan(linesOf(text)));
	return {
		tasks: tasks.map(({ clause, lead, cooperate, implement, inferred, deadlines }) => ({
			clause,
			lead: inferred ? [] : lead,
			cooperate: inferred ? [] : cooperate,
			implement: inferred ? [] : implement,
			dates: deadlines.flatMap(({ date }) => date ?? []),
		})),
		phases: phases.map(({ start, end }) => ({ start, end })),
	};
}

test(`${HOW_MANY} documents composed of all forms of the genre: every task, unit, role, date and phase is found, and nothing else`, () => {
	fc.assert(
		fc.property(documents, (document) => {
			const { tasks, phases } = document;
			expect(found(document)).toEqual({ tasks, phases });
		}),
		{ seed: 41, numRuns: HOW_MANY },
	);
}, 600_000);
