import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { Chip } from "../../components/chip.tsx";
import { PageTitle } from "../../components/page-title.tsx";
import { Said } from "../../components/said.tsx";
import { requireViewer } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { EnterForm } from "./enter-form.tsx";
import { keepCalendar } from "./keep-calendar.server.ts";
import { loadCalendar } from "./load-calendar.server.ts";
import { Papers } from "./papers.tsx";
import { Recounts } from "./recounts.tsx";
import { Wall } from "./wall.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const { calendars, shell } = messagesFor(viewer.language);
	const view = await loadCalendar(new URL(request.url).searchParams.get("year"), viewer, context);
	return { ...view, title: `${calendars.title} · ${shell.name}` };
}

export async function action({ request, context }: ActionFunctionArgs) {
	return keepCalendar(request, await requireViewer({ request, context }), context);
}

export default function Calendars() {
	const view = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>() ?? null;
	const [params] = useSearchParams();
	const { calendars } = useMessages();
	const { year, years, isProvisional, months, worked, papers, isKeeper, today, place, recounts, toRecount } = view;
	const count = (name: string) => Number(params.get(name)) || 0;
	const done = params.get("done") ?? "";
	const said = done === "recounted" ? calendars.recounted(count("moved"), count("stale")) : calendars.done[done];
	return (
		<>
			<PageTitle title={calendars.title} about={calendars.about(place)}>
				{years.map((y) => (
					<a
						key={y}
						href={`/admin/calendars?year=${y}`}
						aria-current={y === year ? "page" : undefined}
						className={`button ${y === year ? "button-primary" : ""}`}
					>
						{y}
					</a>
				))}
			</PageTitle>
			{said && (
				<Said how="done" draftDone={done === "entered" ? "holiday-paper" : undefined}>
					{said}
				</Said>
			)}
			<Recounts recounts={recounts} total={toRecount} />
			{isProvisional && (
				<p className="mb-4 rounded border border-[#f0dba8] bg-soon-soft px-4 py-2 text-soon">
					<Chip tone="soon">{calendars.provisional}</Chip> {calendars.provisionalHint(year)}
				</p>
			)}
			<p className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-quiet">
				<span>{calendars.count(year, worked)}</span>
				<span>
					<span className="rounded bg-late-soft px-1 text-late">{calendars.mark.off}</span> {calendars.legend.off}
				</span>
				<span>
					<span className="rounded bg-soon-soft px-1 text-soon">{calendars.mark.worked}</span> {calendars.legend.worked}
				</span>
			</p>
			<Wall months={months} today={today} />
			<section className="card mt-4">
				<h2 className="card-title p-4 pb-2">{calendars.papers(year)}</h2>
				<Papers papers={papers} year={year} isKeeper={isKeeper} />
			</section>
			{isKeeper && (
				<section id="enter" className="card mt-4 p-4">
					<h2 className="card-title">{calendars.enterTitle}</h2>
					<p className="mb-3 text-sm text-quiet">{calendars.enterAbout(place)}</p>
					<EnterForm year={year} today={today} answer={answer} />
				</section>
			)}
		</>
	);
}
