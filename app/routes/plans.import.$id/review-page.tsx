import { Check } from "lucide-react";
import { PageTitle } from "../../components/page-title.tsx";
import { Said } from "../../components/said.tsx";
import { keptTasks } from "../../drafting/standing.ts";
import { pressingWarnings } from "../../drafting/urgency.ts";
import { moment } from "../../lib/format.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { reviewPath, type Tab, tabs } from "./address.ts";
import { Confirm } from "./confirm.tsx";
import { DocumentPane } from "./document-pane.tsx";
import { HeadForm } from "./head-form.tsx";
import type { Review } from "./load-draft-view.server.ts";
import { Rows } from "./rows.tsx";
import { ActButton, Original } from "./state-page.tsx";
import type { TabProps } from "./tab-props.ts";
import { Tables } from "./tables.tsx";
import { Tasks } from "./tasks.tsx";
import { Units } from "./units.tsx";
import { Warnings } from "./warnings.tsx";

type Namesakes = { id: number; title: string }[];

/** How much of each tab is still to be done; 0 for one that is, null for one that asks for nothing. */
function leftOn({ draft, obstacles }: Review): Record<Tab, number | null> {
	const inTheWay = (part: string) => obstacles.filter((o) => o.part === part).length;
	return {
		warnings: pressingWarnings(draft).length,
		head: inTheWay("head"),
		units: inTheWay("unit"),
		tasks: keptTasks(draft).filter(({ isChecked }) => !isChecked).length,
		tables: null,
		rows: null,
		confirm: null,
	};
}

function Tabs({ review }: { review: Review }) {
	const { imports } = useMessages();
	const left = leftOn(review);
	const shown = tabs.filter((tab) => tab !== "rows" || review.draft.rows.length > 0);
	return (
		<nav aria-label={imports.title} className="no-print mb-3 flex flex-wrap gap-2">
			{shown.map((tab) => {
				const isHere = tab === review.tab;
				const n = left[tab];
				const tone = isHere || tab === "confirm" ? "button-primary" : "";
				return (
					<a
						key={tab}
						href={reviewPath(review.id, { tab })}
						aria-current={isHere ? "page" : undefined}
						className={`button ${isHere ? "button-primary" : ""} ${tab === "confirm" && !isHere ? "border-brand font-medium text-brand" : tone}`}
					>
						{imports.tabs[tab]}
						{n === 0 && <Check size={15} aria-hidden className={isHere ? "" : "text-fine"} />}
						{n !== null && n > 0 && (
							<span
								className={`rounded-full px-1.5 text-xs leading-5 tabular-nums ${isHere ? "bg-white text-brand-deep" : "bg-soon-soft text-soon"}`}
							>
								{n}
							</span>
						)}
					</a>
				);
			})}
		</nav>
	);
}

/** What was sent was not saved, and why; what was typed is in its form below. */
function RefusedNote({ review, refused }: TabProps) {
	const { imports } = useMessages();
	if (!refused || refused.code === "obstructed") return null;
	const { updated } = review;
	const said = {
		stale: (review.tab === "confirm" ? imports.confirm.stale : imports.stale)(updated.name, moment(updated.at)),
		closed: imports.closed,
		invalid: imports.refused,
	}[refused.code];
	return <Said how="refused">{said}</Said>;
}

const bodies: Record<Exclude<Tab, "confirm">, (props: TabProps) => JSX.Element> = {
	warnings: Warnings,
	head: HeadForm,
	units: Units,
	tasks: Tasks,
	tables: Tables,
	rows: Rows,
};

function Body({ review, refused, namesakes }: TabProps & { namesakes: Namesakes }) {
	if (review.tab === "confirm") return <Confirm review={review} refused={refused} namesakes={namesakes} />;
	const Of = bodies[review.tab];
	return <Of review={review} refused={refused} />;
}

/** The document on the left, what was read on the right; on a phone one at a time. */
export function ReviewPage({ review, refused, namesakes }: TabProps & { namesakes: Namesakes }) {
	const { imports } = useMessages();
	const { draft, fileName, updated } = review;
	return (
		<>
			<PageTitle
				title={draft.head.title || fileName}
				about={`${fileName} · ${imports.changedBy} ${imports.by(updated.name, updated.unit, moment(updated.at))}`}
			>
				<Original about={review} />
				<ActButton act="discard" />
			</PageTitle>
			<Tabs review={review} />
			<nav className="pane-switch no-print" aria-label={imports.panes.document}>
				<a href="#drafts" className="button">
					{imports.panes.draft}
				</a>
				<a href="#document" className="button">
					{imports.panes.document}
				</a>
			</nav>
			<div className="review">
				<DocumentPane review={review} />
				<div id="drafts" className="pane-drafts">
					<RefusedNote review={review} refused={refused} />
					<Body review={review} refused={refused} namesakes={namesakes} />
				</div>
			</div>
		</>
	);
}
