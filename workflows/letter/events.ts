import { z } from "zod";
import { clockForms } from "../clock/events.ts";
import type { About, Told } from "../events.ts";
import { dateFrom, files, longText, optionalLongText, paperText } from "../fields.ts";
import type { Redraft } from "./context.ts";

/** What people may do to a letter. */
export const letterForms = {
	"letter.revise": z.object({ text: paperText() }),
	"letter.send": ({ today }: About) => z.object({ signBy: dateFrom(today) }),
	/** With files, it was signed on paper: they are the scan. */
	"letter.sign": z.object({ fileIds: files() }),
	"letter.object": z.object({ reason: longText() }),
	"letter.countersign": z.object({ fileIds: files() }),
	/** Takes over what it would say since something else is asked of its unit. */
	"letter.redraft": z.object({}),
	"letter.amend": z.object({ text: paperText(), reason: longText() }),
	"letter.inspect": z.object({ opinion: longText() }),
	"letter.end": z.object({ reason: longText() }),
	"letter.withdraw": z.object({ reason: optionalLongText() }),
	...clockForms,
};

export type LetterTold = Told<"letter.opened"> | Told<"letter.outdated", Redraft>;
