import type { BulletinContext } from "#workflows/bulletin/machine.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import type { Refused } from "../../../components/event-form.tsx";
import { useMessages } from "../../../lib/use-messages.tsx";
import type { TaskView } from "../load-task.server.ts";
import { PaperLinks } from "../paper-links.tsx";
import { Points, PublishedPoints } from "./points.tsx";

type Said = Pick<BulletinContext, "text" | "since" | "asOf"> & Partial<Pick<BulletinContext, "days" | "withdrawn">>;

/** A bulletin's text, what it is about and how long one may object. */
function Text({ view, said: { text, since, asOf, days, withdrawn } }: { view: TaskView; said: Said }) {
	const { bulletins } = useMessages();
	return (
		<section className="card p-4" id="step-1">
			<div className="mb-2 flex flex-wrap items-baseline justify-between gap-3">
				<h2 className="card-title">{bulletins.text}</h2>
				<PaperLinks view={view} stepNo={1} />
			</div>
			<p className="mb-2 text-sm text-quiet">{bulletins.facts(since && dateAt(new Date(since)), asOf)}</p>
			<p className="max-w-[42rem] leading-7 whitespace-pre-line">{text}</p>
			{days && <p className="mt-2 text-sm text-quiet">{bulletins.window(days)}</p>}
			{withdrawn && (
				<p className="mt-3 border-l-4 border-soon pl-3">
					<span className="block text-sm text-quiet">{bulletins.withdrawn}</span>
					<span className="whitespace-pre-line">{withdrawn}</span>
				</p>
			)}
		</section>
	);
}

/** A 通报: what it says, to whom it is open; the points that the viewer may read, with what was said of each. */
export function Bulletin({ view, refused }: { view: TaskView; refused: Refused | null }) {
	const { bulletins } = useMessages();
	const context = view.steps[0]?.context as BulletinContext | null | undefined;
	const published = view.bulletin?.published;
	const said = context ?? published;
	const points = view.steps.filter((s) => s.machine === "point");
	const title = context ? bulletins.pointsTitle : bulletins.ownTitle;
	return (
		<>
			{said ? (
				<Text view={view} said={said} />
			) : (
				<p className="card p-4 text-quiet">{points.length > 0 ? bulletins.yours : bulletins.hidden}</p>
			)}
			<Points view={view} title={title} points={points} refused={refused} />
			{published && !context && <PublishedPoints view={view} points={published.points} />}
		</>
	);
}
