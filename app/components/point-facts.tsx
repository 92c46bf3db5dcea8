import { rungLabels, stateLabel } from "#workflows/labels.ts";
import { rungs } from "#workflows/ladder.ts";
import type { PointFacts as Facts, Subject } from "#workflows/point/facts.ts";
import { useLanguage, useMessages } from "../lib/use-messages.tsx";

const SubjectLink = ({ subject: { taskId, stepNo, clause, title } }: { subject: Subject }) => (
	<a href={`/tasks/${taskId}#step-${stepNo}`}>
		{clause && <span className="mr-1.5 text-quiet">{clause}</span>}
		{title}
	</a>
);

/** What is said of each item, in a line. */
function useItems(facts: Facts): { subject: Subject; line: string; more?: string | null }[] {
	const { bulletins: m, fields, shell } = useMessages();
	const language = useLanguage();
	switch (facts.kind) {
		case "late": {
			const { subject, dueOn, daysLate, rung, since, order, asked, granted } = facts;
			const name = rungs[rung - 1];
			const parts = [m.late(dueOn, daysLate), ...(name ? [m.since(since, rungLabels[language][name])] : [])];
			if (order) parts.push(m.order(order.printed, stateLabel("order", order.state, language)));
			if (asked > 0) parts.push(m.asked(asked, granted));
			return [{ subject, line: shell.marks.join(parts), more: order?.answer && m.answer(order.answer) }];
		}
		case "findings":
			return facts.items.map(({ subject, since, severity, state, finding }) => ({
				subject,
				line: m.foundItem(since, fields.option[severity] ?? severity, stateLabel("rectification", state, language)),
				more: finding,
			}));
		case "extensions":
			return facts.items.map(({ subject, since, askedFor, state, grantedUntil }) => ({
				subject,
				line: m.askedItem(
					since,
					askedFor,
					grantedUntil === null ? stateLabel("extension", state, language) : m.grantedUntil(grantedUntil),
				),
			}));
		case "early":
			return facts.items.map(({ subject, since, dueOn, daysEarly }) => ({
				subject,
				line: m.earlyItem(since, dueOn, daysEarly),
			}));
	}
}

/** How much there is of what a point says of a unit. */
export function usePointSummary(facts: Facts): string {
	const { bulletins: m } = useMessages();
	switch (facts.kind) {
		case "late":
			return m.kinds.late;
		case "findings":
			return m.found(facts.items.length, facts.items.filter(({ relapses }) => relapses > 0).length);
		case "extensions":
			return m.asked(facts.items.length, facts.items.filter(({ state }) => state === "granted").length);
		case "early":
			return m.early(facts.items.length);
	}
}

/** What a point of a bulletin says, each item with a link to what it speaks of. */
export function PointFacts({ facts }: { facts: Facts }) {
	const items = useItems(facts);
	return (
		<ul className="grid gap-1">
			{items.map(({ subject, line, more }) => (
				<li key={`${subject.taskId}/${subject.stepNo}/${line}`}>
					<p>
						<SubjectLink subject={subject} />
					</p>
					<p className="text-sm text-quiet">{line}</p>
					{more && <p className="text-sm whitespace-pre-line text-quiet">{more}</p>}
				</li>
			))}
		</ul>
	);
}
