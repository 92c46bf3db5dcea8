import { z } from "zod";
import type { Draft, Sayings } from "../draft.ts";
import { done, type Edited, editKind, keyField, noSuchPart } from "./edit.ts";

/** As the comparison has it: nothing is said. */
const COMPARED = "compared";
/** It continues no task of the plan. */
const NEW = "new";

function say<F extends keyof Sayings>(draft: Draft, key: string, field: F, value: Sayings[F][string] | undefined): Edited {
	if (!draft.tasks.some((task) => task.key === key)) return noSuchPart();
	const { continues = {}, asks = {} } = draft.sayings ?? {};
	const { [key]: _, ...others } = { continues, asks }[field];
	const said = value === undefined ? others : { ...others, [key]: value };
	return done({ ...draft, sayings: { continues, asks, [field]: said } });
}

/** Which task of the amended plan a task continues, where the comparison guessed wrong. */
export const pairTask = editKind({
	schema: z.object({
		edit: z.literal("task.pair"),
		key: keyField(),
		continues: z.union([
			z.enum([COMPARED, NEW]),
			z.coerce
				.number()
				.int()
				.positive()
				.max(2 ** 31 - 1),
		]),
	}),
	part: ({ key }) => `pair ${key}`,
	apply: (draft, { key, continues }) =>
		say(draft, key, "continues", continues === COMPARED ? undefined : continues === NEW ? null : continues),
});

/** Whether the units of a task are to sign for its wording, whatever the comparison makes of it. */
export const askForTask = editKind({
	schema: z.object({ edit: z.literal("task.ask"), key: keyField(), ask: z.enum([COMPARED, "yes", "no"]) }),
	part: ({ key }) => `ask ${key}`,
	apply: (draft, { key, ask }) => say(draft, key, "asks", ask === COMPARED ? undefined : ask === "yes"),
});
