import type { BulletinContext } from "#workflows/bulletin/machine.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { standingPoints } from "#workflows/docket.ts";
import { stateLabel } from "#workflows/labels.ts";
import type { PointFacts, PointKind, Subject } from "#workflows/point/facts.ts";
import type { PointContext } from "#workflows/point/machine.ts";
import { type bulletinWords, bulletinTables as tables } from "../messages/papers/bulletin.ts";
import { printedDate } from "../messages/papers/common.ts";
import { severities } from "../messages/papers/rectification.ts";
import type { Block } from "./blocks.ts";
import { type Compose, unitName } from "./issue.ts";

const subjectOf = ({ title, clause }: Subject) => tables.clause(title, clause);
const severityOf = (severity: string) => severities[severity as keyof typeof severities] ?? severity;

function supervised({ order, asked, granted }: Extract<PointFacts, { kind: "late" }>): string {
	const parts = [order ? tables.order(order.printed, stateLabel("order", order.state, "zh")) : tables.noOrder];
	if (order?.answer) parts.push(tables.answer(order.answer));
	if (asked > 0) parts.push(tables.times(asked, granted));
	return tables.join(parts);
}

/** The rows of a point in the table of its kind. */
function rowsOf(unit: string, facts: PointFacts): string[][] {
	switch (facts.kind) {
		case "late":
			return [[unit, subjectOf(facts.subject), printedDate(facts.dueOn), String(facts.daysLate), supervised(facts)]];
		case "findings":
			return facts.items.map(({ subject, finding, severity, state, relapses }) => {
				const label = stateLabel("rectification", state, "zh");
				return [unit, subjectOf(subject), finding, severityOf(severity), relapses > 0 ? tables.relapsed(label) : label];
			});
		case "extensions":
			return facts.items.map(({ subject, since, askedFor, state, grantedUntil }) => {
				const answer = grantedUntil ? tables.granted(printedDate(grantedUntil)) : stateLabel("extension", state, "zh");
				return [unit, subjectOf(subject), printedDate(since), printedDate(askedFor), answer];
			});
		case "early":
			return facts.items.map(({ subject, dueOn, since, daysEarly }) => {
				return [unit, subjectOf(subject), printedDate(dueOn), printedDate(since), String(daysEarly)];
			});
	}
}

const kinds = ["late", "findings", "extensions", "early"] as const satisfies PointKind[];

/** 通报: what its points say, kind by kind, and what is asked for. The points are those that stand when it is issued. */
export const composeBulletin: Compose<keyof typeof bulletinWords.phrases> = ({ step, docket, issuedOn, facts }, say) => {
	const { asOf, since, text } = step.context as BulletinContext;
	const { plan, secretariat: issuer } = facts;
	const date = printedDate(asOf);
	const opening = since
		? say("openingSince", { plan, since: printedDate(dateAt(new Date(since))), date })
		: say("opening", { plan, date });
	const points = standingPoints(docket).map(({ unitId, context }) => ({ unitId, facts: (context as PointContext).facts }));
	const sections = kinds.flatMap((kind): Block[] => {
		const rows = points.filter((p) => p.facts.kind === kind).flatMap((p) => rowsOf(unitName(facts, p.unitId), p.facts));
		if (rows.length === 0) return [];
		const intro: Block[] = kind === "late" ? [{ type: "paragraph", text: say("lateIntro", { date }) }] : [];
		return [{ type: "heading", level: 1, text: say(kind) }, ...intro, { type: "table", titles: tables[kind], rows }];
	});
	const blocks: Block[] = [
		{ type: "addressee", text: say("to") },
		{ type: "paragraph", text: opening },
		...sections,
		{ type: "heading", level: 1, text: say("asked") },
		...text.split("\n").map((line): Block => ({ type: "paragraph", text: line })),
		{ type: "gap" },
		{ type: "signature", issuer, date: printedDate(issuedOn) },
	];
	return { issuer, title: say("title", { plan }), blocks };
};
