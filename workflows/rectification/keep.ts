import { assertEvent } from "xstate";
import { canonical } from "../canonical.ts";
import type { Docket } from "../docket.ts";
import type { Envelope } from "../events.ts";
import { type RectificationContext as Context, type Done, untouched } from "./context.ts";
import type { RectificationEvent } from "./events.ts";
import { drawDay } from "./look-back.ts";

type Args = { context: Context; event: RectificationEvent };
type Kept = Partial<Context>;

function doneBy({ actor, today }: Envelope): Done {
	if (actor.kind !== "person") throw new Error("only a person closes out");
	const { personId, unitId, position } = actor;
	return { personId, unitId, position, on: today };
}
const doersAfter = (context: Context, event: Envelope) => [...new Set([...context.doers, doneBy(event).personId])];

/** What is signed under, as one text: the same whether it was just typed or comes from a table. */
const closeOut = ({ finding, plan, result, verified }: Context): string => canonical({ finding, plan, result, verified });
const signature = (context: Context, digest: Docket["digest"]) => digest(closeOut(context));

/** What a finding remembers of what happened to it, one function for each thing that is to be remembered: the chart's `keep…` actions. Pure. */
export const keep = {
	plan: ({ context, event }: Args): Kept => {
		assertEvent(event, "rectification.plan");
		return { plan: event.data, doers: doersAfter(context, event) };
	},
	result: ({ context, event }: Args): Kept => {
		assertEvent(event, "rectification.submit");
		const { result, helperUnitIds, fileIds } = event.data;
		return {
			result: { text: result, fileIds, on: event.today },
			doers: doersAfter(context, event),
			helperUnitIds: [...new Set([...context.helperUnitIds, ...helperUnitIds])],
		};
	},
	return: ({ event }: Args): Kept => {
		assertEvent(event, ["rectification.return", "rectification.revise"]);
		return { returned: event.data.reason, verified: null };
	},
	verification: ({ event }: Args): Kept => {
		assertEvent(event, "rectification.verify");
		return { verified: { ...event.data, ...doneBy(event) }, returned: null };
	},
	signature: ({ context, event }: Args): Kept => {
		assertEvent(event, "rectification.sign");
		return { signed: { ...event.data, ...doneBy(event), hash: signature(context, event.docket.digest) } };
	},
	publication: ({ event }: Args): Kept => {
		assertEvent(event, "rectification.publish");
		const drawn = drawDay(event.docket, event.self, event.today);
		return { published: { ...event.data, ...doneBy(event) }, drawn, beginsOn: drawn.on };
	},
	lookBack: ({ context, event }: Args): Kept => {
		assertEvent(event, "lookback.pass");
		const { opinion, fileIds } = event.data;
		return { lookedBack: { count: context.lookedBack.count + 1, opinion, fileIds } };
	},
	relapse: ({ context, event }: Args): Kept => {
		assertEvent(event, "lookback.relapse");
		const { reason, fileIds } = event.data;
		return {
			...untouched,
			lookedBack: { count: context.lookedBack.count + 1, opinion: null, fileIds },
			relapses: context.relapses + 1,
			returned: reason,
		};
	},
};
