import type { CloseOut, CloseOutStep, LedgerKind } from "#db/queries/list-ledger.ts";
import { roleLabels, rungLabels, stateLabel } from "#workflows/labels.ts";
import { rungs } from "#workflows/ladder.ts";
import type { Language } from "#workflows/language.ts";
import { moment } from "../lib/format.ts";
import { relapseRate } from "../lib/relapse-rate.ts";
import type { Messages } from "../messages/messages.ts";
import type { LedgerRow } from "../services/read-ledger.ts";

/** One column of a ledger: under which group heading it stands, its own heading, its width in characters, and its text in a row. */
export type LedgerColumn = { group: string; title: string; width: number; text: (row: LedgerRow, no: number) => string };

/** The close-out of a finding step by step, and what looking back at it found. */
function closeOutColumns(m: Messages): LedgerColumn[] {
	const { columns, groups } = m.ledgers;
	const { comma } = m.shell.marks;
	const day = (at: string) => moment(at).slice(0, 10);
	const step = (
		event: keyof CloseOut["steps"],
		title: string,
		more: (step: CloseOutStep) => string[] = () => [],
	): LedgerColumn => ({
		group: groups.closeOut,
		title,
		width: 22,
		text: ({ closeOut }) => {
			const taken = closeOut?.steps[event];
			return taken ? comma([day(taken.at), taken.who, ...more(taken)]) : "";
		},
	});
	const look = (title: string, width: number, text: (closeOut: CloseOut) => string): LedgerColumn => ({
		group: groups.lookBack,
		title,
		width,
		text: ({ closeOut }) => (closeOut ? text(closeOut) : ""),
	});
	const { closeOut: words } = m.task;
	return [
		step("rectification.submit", words.submit),
		step("rectification.verify", words.verify),
		step("rectification.sign", words.sign),
		step("rectification.publish", words.publish, ({ place, until }) =>
			place && until ? [words.until(place, until)] : place ? [place] : [],
		),
		look(columns.lookedBack, 12, ({ lookedBackAt }) => (lookedBackAt ? day(lookedBackAt) : "")),
		look(columns.held, 8, ({ hasHeld }) => (hasHeld === null ? "" : hasHeld ? columns.passed : columns.relapsed)),
		look(columns.unitRate, 12, ({ unitLookedBack, unitRelapsed }) => relapseRate(unitRelapsed, unitLookedBack)),
	];
}

/** The columns of a ledger, the same on the screen and in the file. */
export function ledgerColumns(kind: LedgerKind, m: Messages, language: Language): LedgerColumn[] {
	const { columns, groups } = m.ledgers;
	const rungName = (rung: number) => {
		const name = rungs[rung - 1];
		return name ? rungLabels[language][name] : "";
	};
	const task: LedgerColumn[] = [
		{ group: groups.task, title: columns.no, width: 6, text: (_, no) => String(no) },
		{ group: groups.task, title: columns.clause, width: 12, text: (row) => row.clause },
		{ group: groups.task, title: columns.title, width: 28, text: (row) => row.title },
	];
	const unit: LedgerColumn = {
		group: groups.duty,
		title: columns.unit,
		width: 24,
		text: (row) => m.shell.marks.list(row.unitNames),
	};
	const role: LedgerColumn = {
		group: groups.duty,
		title: columns.role,
		width: 8,
		text: (row) => (row.role ? roleLabels[language][row.role] : ""),
	};
	const state: LedgerColumn = {
		group: groups.progress,
		title: columns.state,
		width: 12,
		text: (row) => stateLabel(row.machine, row.state, language),
	};
	const since: LedgerColumn = {
		group: groups.progress,
		title: columns.since,
		width: 12,
		text: (row) => moment(row.since).slice(0, 10),
	};
	const due: LedgerColumn = { group: groups.time, title: columns.due, width: 12, text: (row) => row.dueOn ?? "" };
	const extensions: LedgerColumn = {
		group: groups.time,
		title: columns.extensions,
		width: 8,
		text: (row) => (row.extensions > 0 ? String(row.extensions) : ""),
	};
	const light: LedgerColumn = { group: groups.time, title: columns.light, width: 8, text: (row) => m.light[row.lit.light] };
	const rung: LedgerColumn = {
		group: groups.time,
		title: columns.rung,
		width: 14,
		text: (row) => (row.lit.why === "settled" ? "" : rungName(row.rung)),
	};
	const problem: LedgerColumn[] = [
		{ group: groups.problem, title: columns.finding, width: 40, text: (row) => row.finding ?? "" },
		{ group: groups.problem, title: columns.severity, width: 8, text: (row) => m.fields.option[row.severity ?? ""] ?? "" },
		{ group: groups.problem, title: columns.found, width: 12, text: (row) => moment(row.openedAt).slice(0, 10) },
	];
	const rectifying: LedgerColumn[] = [
		{ group: groups.rectification, title: columns.measures, width: 32, text: (row) => row.measures ?? "" },
		{ ...due, group: groups.rectification },
		{ ...state, group: groups.rectification },
		{
			group: groups.rectification,
			title: columns.relapses,
			width: 6,
			text: (row) => (row.relapses > 0 ? String(row.relapses) : ""),
		},
	];
	switch (kind) {
		case "work":
			return [...task, unit, role, due, extensions, light, rung, state, since];
		case "problems":
			return [...task, ...problem, { ...unit, group: groups.rectification }, ...rectifying];
		case "rectifications":
			return [...task, ...problem, { ...unit, group: groups.rectification }, ...rectifying, ...closeOutColumns(m)];
		case "escalations":
			return [
				...task,
				unit,
				due,
				light,
				{ ...rung, group: groups.escalation, text: (row) => rungName(row.topRung) },
				{ group: groups.escalation, title: columns.state, width: 12, text: (row) => m.ledgers.supervision[row.supervision] },
				{
					group: groups.escalation,
					title: columns.reached,
					width: 12,
					text: (row) => (row.rungOn ? moment(row.rungOn).slice(0, 10) : ""),
				},
				{
					group: groups.escalation,
					title: columns.order,
					width: 16,
					text: (row) => m.shell.marks.list(row.orders),
				},
				{ group: groups.escalation, title: columns.answer, width: 36, text: (row) => row.answer ?? "" },
				{ ...extensions, group: groups.escalation },
			];
	}
}
