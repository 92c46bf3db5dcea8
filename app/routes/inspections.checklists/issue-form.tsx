import type { ChecklistRow } from "#db/queries/checklists.ts";
import type { ChecklistItem } from "#workflows/inspection/checklist.ts";
import { severities } from "#workflows/inspection/severity.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import type { NewChecklist } from "../../services/issue-checklist.ts";

/** Room for more items than there are: a whole list at once, or what comes to one. */
const ROOM = { fresh: 20, revision: 8 };
const EMPTY = { text: "", basis: null, severity: "minor" as const };

function Row({ item, no }: { item: Omit<ChecklistItem, "key">; no: number }) {
	const { checklists, fields } = useMessages();
	const { columns } = checklists;
	const label = (title: string) => `${title} ${no}`;
	return (
		<li className="grid gap-2 border-t border-line py-2 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_8rem]">
			<input
				name="text"
				className="input"
				maxLength={300}
				defaultValue={item.text}
				placeholder={columns.text}
				aria-label={label(columns.text)}
				aria-invalid={item.text === "" && item.basis !== null ? true : undefined}
			/>
			<input
				name="basis"
				className="input"
				maxLength={200}
				defaultValue={item.basis ?? ""}
				placeholder={columns.basis}
				aria-label={label(columns.basis)}
			/>
			<select name="severity" className="input" defaultValue={item.severity} aria-label={label(columns.severity)}>
				{severities.map((one) => (
					<option key={one} value={one}>
						{fields.option[one]}
					</option>
				))}
			</select>
		</li>
	);
}

/** Writes the next version of a subject's checklist, from the one in force, or the first of a new subject. */
export function IssueForm({ row, typed }: { row: ChecklistRow | null; typed: NewChecklist | null }) {
	const { checklists } = useMessages();
	const items = typed?.items ?? row?.items ?? [];
	const rows = [...items, ...Array.from({ length: row ? ROOM.revision : ROOM.fresh }, () => EMPTY)].map((item, i) => ({
		item,
		no: i + 1,
	}));
	return (
		<details className={row ? "mt-3" : "card p-4"} open={typed !== null}>
			<summary className="text-brand">{row ? checklists.revise : checklists.fresh}</summary>
			<form method="post" className="mt-3 grid gap-2">
				<input type="hidden" name="version" value={row?.version ?? 0} />
				{row ? (
					<input type="hidden" name="subject" value={row.subject} />
				) : (
					<label>
						<span className="mb-0.5 block text-sm">{checklists.subject}</span>
						<input name="subject" className="input" maxLength={100} required defaultValue={typed?.subject} />
					</label>
				)}
				<p className="text-sm text-quiet">{checklists.hint}</p>
				<ol>
					{rows.map(({ item, no }) => (
						<Row key={no} item={item} no={no} />
					))}
				</ol>
				<div>
					<button type="submit" className="button button-primary">
						{checklists.issue}
					</button>
				</div>
			</form>
		</details>
	);
}
