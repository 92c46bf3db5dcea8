import { eventLabel } from "#workflows/labels.ts";
import { EventField } from "../../components/event-field.tsx";
import { Held, type Refused } from "../../components/event-form.tsx";
import { Obstacles } from "../../components/obstacles.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import { Find } from "./find.tsx";
import { RECORD } from "./items.tsx";
import type { VisitView } from "./load-visit.server.ts";

const OF_ITEMS = /^(answers|notes)\./;

/** What the visit came to, sent with the answers above; findings beside the list before it. */
export function Record({ view, refused }: { view: VisitView; refused: Refused | null }) {
	const { visits } = useMessages();
	const language = useLanguage();
	const event = view.events.find(({ type }) => type === "visit.record");
	if (!event) return null;
	const mine = refused?.type === "visit.record" ? refused : null;
	const typed = (name: string) => (typeof mine?.data[name] === "string" ? [mine.data[name]] : []);
	return (
		<section className="card grid gap-3 p-4">
			<Find view={view} item={null} refused={refused} />
			<h2 className="card-title">{visits.record}</h2>
			<form
				id={RECORD}
				method="post"
				encType="multipart/form-data"
				data-draft={`${view.taskId}/${view.step.no}-visit.record`}
				data-offline=""
				className="grid gap-3"
			>
				<input type="hidden" name="step" value={view.step.no} />
				<input type="hidden" name="seen" value={event.seen} />
				<Obstacles obstacles={event.obstacles} names={view.names} />
				{event.fields
					.filter(({ name }) => !OF_ITEMS.test(name))
					.map((field) => (
						<EventField
							key={field.name}
							id={`record-${field.name}`}
							event="visit.record"
							field={field}
							value={typed(field.name)}
							problem={mine?.fields[field.name]}
							choices={view.choices}
							kept={mine?.kept ?? []}
							hasCamera
						/>
					))}
				<button type="submit" name="event" value="visit.record" className="button button-primary justify-center">
					{eventLabel("inspection", "visit.record", language)}
				</button>
				<Held />
			</form>
		</section>
	);
}
