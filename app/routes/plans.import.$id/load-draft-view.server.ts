import type { AppLoadContext } from "@remix-run/node";
import { listNamesakes } from "#db/queries/roster.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { type Chapter, chaptersOf } from "../../drafting/layout.ts";
import { obstaclesTo } from "../../drafting/obstacles.ts";
import { idOf } from "../../lib/ids.ts";
import { notFound } from "../../lib/require-viewer.server.ts";
import { type DraftSource, findDraftSource } from "../../services/draft-source.ts";
import type { Importer } from "../../services/upload-draft.ts";
import { type Tab, tabs } from "./address.ts";

/** So many tasks stand on one page without being parted by chapters; a longer chapter is cut there too. */
const PAGE = 30;

/** The chapters with tasks, those of a table cut into pages; each is one page of the list. */
function pagesOf(chapters: Chapter[]): Chapter[] {
	return chapters.flatMap((chapter) => {
		const pages = Math.ceil(chapter.tasks.length / PAGE);
		return Array.from({ length: pages }, (_, i) => ({ ...chapter, tasks: chapter.tasks.slice(i * PAGE, (i + 1) * PAGE) }));
	});
}

/** A draft that is to be checked, as one of its tabs shows it. */
function reviewOf(source: DraftSource, params: URLSearchParams, today: string) {
	const { draft, pieces, roster } = source;
	if (source.state !== "ready" || !draft || !pieces) return null;
	const tab: Tab = tabs.find((one) => one === params.get("tab")) ?? "warnings";
	const chapters = pagesOf(chaptersOf(draft, pieces));
	const isParted = draft.tasks.length > PAGE;
	const open = params.get("open");
	const ofOpen = chapters.findIndex(({ tasks }) => tasks.some(({ key }) => key === open));
	const asked = Number(params.get("chapter") ?? 0);
	const chapter = ofOpen >= 0 ? ofOpen : chapters[asked] ? asked : 0;
	return {
		...source,
		draft,
		pieces,
		tab,
		open,
		saved: params.get("saved"),
		chapters,
		isParted,
		chapter,
		obstacles: obstaclesTo(draft, roster),
		today,
	};
}
export type Review = NonNullable<ReturnType<typeof reviewOf>>;

/** A draft as its address asks for it. Throws 404 for one that isn't within reach. */
export async function loadDraftView(id: string | undefined, request: Request, importer: Importer, { db, now }: AppLoadContext) {
	const source = await findDraftSource(db.sql, idOf(id), importer.jurisdictionIds);
	if (!source) throw notFound();
	const review = reviewOf(source, new URL(request.url).searchParams, dateAt(now));
	const { title = "", number = null } = review?.draft.head ?? {};
	const namesakes = review?.tab === "confirm" ? await listNamesakes(db.sql, source.jurisdictionId, title, number) : [];
	const { draft, pieces: _, roster: __, ...about } = source;
	return { about: { ...about, title: draft?.head.title || source.fileName }, review, namesakes };
}
export type DraftAbout = Awaited<ReturnType<typeof loadDraftView>>["about"];
