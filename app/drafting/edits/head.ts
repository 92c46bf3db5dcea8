import { z } from "zod";
import { done, editKind, optionalDate, optionalWords, refuse, words } from "./edit.ts";
import { nameUnit } from "./name-unit.ts";

const MAX_ISSUERS = 60;
const issuers = () =>
	optionalWords(4_000).transform((text) => [
		...new Set(
			(text ?? "")
				.split(/[\n、;；]/)
				.map((name) => name.trim())
				.filter(Boolean),
		),
	]);

/** 方案信息: what the document says about itself, and to whom its escalations go, which no document says. */
export const saveHead = editKind({
	schema: z.object({
		edit: z.literal("head.save"),
		title: words(200),
		number: optionalWords(100),
		issuers: issuers().refine((names) => names.length <= MAX_ISSUERS, { error: "unfit" }),
		issuedOn: optionalDate(),
		startsOn: optionalDate(),
		endsOn: optionalDate(),
		periodWords: optionalWords(200),
		secretariat: optionalWords(80),
		/** One that the portal doesn't know yet. */
		newSecretariat: optionalWords(80),
	}),
	part: () => "head",
	apply: (draft, edit, { roster }) => {
		const { title, number, issuedOn, startsOn, endsOn, periodWords } = edit;
		if (startsOn && endsOn && startsOn > endsOn) return refuse({ endsOn: { code: "endBeforeStart" } });
		const { secretariat, newSecretariat } = edit;
		const typed = newSecretariat ?? secretariat;
		const named = typed ? nameUnit(draft, typed, newSecretariat !== null, roster, "body") : null;
		if (typed && !named) return refuse({ secretariat: { code: "unknownUnit" } });
		const { draft: with_, key } = named ?? { draft, key: null };
		const isSaid = startsOn !== null || endsOn !== null || periodWords !== null;
		const period = isSaid ? { start: startsOn, end: endsOn, words: periodWords ?? title } : null;
		return done({
			...with_,
			head: { ...draft.head, title, number, issuers: edit.issuers, issuedOn, period, secretariat: key },
		});
	},
});
