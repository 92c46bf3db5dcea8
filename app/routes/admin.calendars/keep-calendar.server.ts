import { type AppLoadContext, data, redirect } from "@remix-run/node";
import { isCalendarKeeper, type Keeper, withdrawPaper } from "#db/queries/holiday-papers.ts";
import { formOf } from "../../lib/form-data.server.ts";
import { idOf } from "../../lib/ids.ts";
import type { HattedViewer } from "../../lib/require-viewer.server.ts";
import { enterPaper, readBack, type TypedPaper } from "../../services/enter-paper.ts";

const back = (done: string, year: string) => redirect(`/admin/calendars?year=${year}&done=${done}`);

/** What the keeper of a calendar does to it: has a paper read back, enters it, withdraws one. Throws 403 for anybody else, 400 for anything else. */
export async function keepCalendar(request: Request, viewer: HattedViewer, { db, now, ip }: AppLoadContext) {
	const { unitId, jurisdictionId } = viewer.hat;
	const keeper: Keeper = { personId: viewer.personId, unitId, jurisdictionId, ip };
	if (!(await isCalendarKeeper(db.sql, unitId, jurisdictionId))) throw new Response(null, { status: 403 });
	const form = await formOf(request);
	const text = (name: string) =>
		String(form.get(name) ?? "")
			.replaceAll("\u0000", "")
			.trim();
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
		default:
			throw new Response(null, { status: 400 });
	}
}
