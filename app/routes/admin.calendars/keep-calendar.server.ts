import { type AppLoadContext, data, redirect } from "@remix-run/node";
import { isCalendarKeeper, type Keeper, withdrawPaper } from "#db/queries/holiday-papers.ts";
import { formOf } from "../../lib/form-data.server.ts";
import { idOf } from "../../lib/ids.ts";
import { type HattedViewer, senderOf } from "../../lib/require-viewer.server.ts";
import { applyRecounts, type ChosenRecount } from "../../services/apply-recounts.ts";
import { enterPaper, readBack, type TypedPaper } from "../../services/enter-paper.ts";

const back = (done: string, year: string) => redirect(`/admin/calendars?year=${year}&done=${done}`);

const MOST = 300;
/** The lines that were ticked; what is none of them is left out. */
const chosenIn = (form: FormData): ChosenRecount[] =>
	form
		.getAll("recount")
		.slice(0, MOST)
		.flatMap((value): ChosenRecount[] => {
			const [, taskId, stepNo, seen, dueOn] = /^(\d{1,9})\/(\d{1,4})\/(\d{1,9})\/(\d{4}-\d{2}-\d{2})$/.exec(String(value)) ?? [];
			return taskId && stepNo && seen && dueOn
				? [{ taskId: Number(taskId), stepNo: Number(stepNo), seen: Number(seen), dueOn }]
				: [];
		});

/** What the keeper of a calendar does to it: has a paper read back, enters it, withdraws one, moves deadlines that it has changed. Throws 403 for anybody else, 400 for anything else. */
export async function keepCalendar(request: Request, viewer: HattedViewer, { db, now, ip }: AppLoadContext) {
	const { unitId, jurisdictionId } = viewer.hat;
	const keeper: Keeper = { personId: viewer.personId, unitId, jurisdictionId, ip };
	if (!(await isCalendarKeeper(db.sql, unitId, jurisdictionId))) throw new Response(null, { status: 403 });
	const form = await formOf(request);
	const text = (name: string) => String(form.get(name) ?? "").trim();
	const typed: TypedPaper = {
		number: text("number"),
		issuedOn: text("issuedOn"),
		settles: text("settles"),
		words: text("words"),
	};
	const year = typed.settles || new URL(request.url).searchParams.get("year")?.replace(/\D/g, "") || "";
	switch (text("act")) {
		case "check": {
			const read = readBack(typed, now);
			return data({ typed, read }, { status: read.problems.length > 0 ? 422 : 200 });
		}
		case "enter": {
			const read = await enterPaper(db, typed, keeper, now);
			return read === "done" ? back("entered", year) : data({ typed, read }, { status: 422 });
		}
		case "withdraw":
			if (!(await withdrawPaper(db.sql, idOf(text("paperId")), keeper, now))) throw new Response(null, { status: 404 });
			return back("withdrawn", year);
		case "recount": {
			const { moved, stale } = await applyRecounts(db, chosenIn(form), senderOf(viewer), now);
			return redirect(`/admin/calendars?done=recounted&moved=${moved}&stale=${stale}`);
		}
		default:
			throw new Response(null, { status: 400 });
	}
}
