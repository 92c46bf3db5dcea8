import type { z } from "zod";
import type { PlainDate } from "./calendar/plain-date.ts";
import type { Actor, Docket, Step } from "./docket.ts";

/** What every event carries besides its own data. Time comes in; no machine looks at a clock. */
export type Envelope = { actor: Actor; today: PlainDate; docket: Docket; self: number };

/** What a form may depend on. */
export type About = { step: Step; docket: Docket; today: PlainDate };

/** The form of an event: fixed, or drawn up from the step it is sent to. */
export type Form = z.ZodObject | ((about: About) => z.ZodObject);
export type Forms = Record<string, Form>;

type DataOf<F> = F extends z.ZodObject
	? z.output<F>
	: F extends (about: About) => infer R
		? R extends z.ZodType
			? z.output<R>
			: never
		: never;

/** The events that forms stand for, as a machine sees them. */
export type EventsOf<F extends Forms> = { [K in keyof F & string]: { type: K; data: DataOf<F[K]> } & Envelope }[keyof F & string];

/** Events from within a docket, told by one step to another. */
export type Told<T extends string, D = Record<string, never>> = { type: T; data: D } & Envelope;

/** The envelope of an event, to raise another one with. */
export const envelopeOf = ({ actor, today, docket, self }: Envelope): Envelope => ({ actor, today, docket, self });
