import { z } from "zod";
import { clockForms } from "../clock/events.ts";
import type { About, Told } from "../events.ts";
import { longText, wholeDays } from "../fields.ts";

/** Working days within which a unit may object to what is to be said of it, if nobody says otherwise. */
export const OBJECTION_DAYS = 3;
/** Working days that a unit has at most to object to what is to be said of it. */
const LONGEST_WINDOW = 20;

/** What may be said beside the points. What is said of a unit is said in a point, which it can object to: so the text names none. */
const textNamingNobody = (names: readonly string[]) =>
	longText().refine((text) => !names.some((name) => text.includes(name)), { error: "namesUnit" });

/** What people may do to a bulletin as a whole. */
export const bulletinForms = {
	"bulletin.revise": ({ step }: About) => z.object({ text: textNamingNobody((step.context.names ?? []) as string[]) }),
	"bulletin.announce": z.object({ days: wholeDays(1, LONGEST_WINDOW) }),
	"bulletin.issue": z.object({}),
	"bulletin.withdraw": z.object({ reason: longText() }),
	...clockForms,
};

export type BulletinTold = Told<"bulletin.opened"> | Told<"points.settled">;
