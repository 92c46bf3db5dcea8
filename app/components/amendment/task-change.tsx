import type { ReactNode } from "react";
import { roleLabels } from "#workflows/labels.ts";
import type { TaskChange } from "../../amending/task-change.ts";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import { MarkedText } from "./marked-text.tsx";

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
	<div className="grid grid-cols-1 gap-x-3 sm:grid-cols-[6.5rem_minmax(0,1fr)]">
		<dt className="text-sm text-quiet">{label}</dt>
		<dd className="min-w-0">{children}</dd>
	</div>
);

/** A list of words before and after, as one line. */
function Turned({ before, after }: { before: string[]; after: string[] }) {
	const { shell, amendments } = useMessages();
	const said = (list: string[]) => (list.length > 0 ? shell.marks.list(list) : amendments.none);
	return (
		<>
			<del className="word-removed">{said(before)}</del> → <ins className="word-added">{said(after)}</ins>
		</>
	);
}

function Roles({ roles }: Pick<TaskChange, "roles">) {
	const { shell } = useMessages();
	const language = useLanguage();
	const said = ({ role, verb }: NonNullable<TaskChange["roles"][number]["after"]>) => {
		const label = roleLabels[language][role];
		return verb === label ? label : `${label}${shell.marks.aside(verb)}`;
	};
	return (
		<ul>
			{roles.map(({ unit, before, after }) => (
				<li key={unit}>
					{unit} <Turned before={before ? [said(before)] : []} after={after ? [said(after)] : []} />
				</li>
			))}
		</ul>
	);
}

/** What an amendment makes of a task, part by part; only the parts that change. */
export function TaskChangeFacts({ change }: { change: TaskChange }) {
	const { amendments } = useMessages();
	const { words, roles, deadlines, obliged, exceptions, clauseWords, clause } = change;
	const isBoth = clause.before !== null && clause.after !== null;
	const dated = (list: { words: string; on: string | null }[]) =>
		list.map(({ words: said, on }) => (on === null ? said : `${said} ${on}`));
	return (
		<>
			{words && <MarkedText marks={isBoth ? words : words.map((mark) => ({ ...mark, kind: "same" }))} />}
			<dl className="mt-1 grid gap-1">
				{isBoth && roles.length > 0 && (
					<Line label={amendments.facets.roles}>
						<Roles roles={roles} />
					</Line>
				)}
				{isBoth && clauseWords && !words && (
					<Line label={amendments.clauseWords}>
						<MarkedText marks={clauseWords} />
					</Line>
				)}
				{isBoth && deadlines && (
					<Line label={amendments.deadlines}>
						<Turned before={dated(deadlines.before)} after={dated(deadlines.after)} />
					</Line>
				)}
				{isBoth && exceptions && (
					<Line label={amendments.exceptions}>
						<Turned before={exceptions.before} after={exceptions.after} />
					</Line>
				)}
				{isBoth && obliged && (
					<Line label={amendments.obliged}>
						<Turned before={obliged.before} after={obliged.after} />
					</Line>
				)}
			</dl>
		</>
	);
}

/** The number of a task, and the one it had. */
export const ClauseMove = ({ clause: { before, after } }: Pick<TaskChange, "clause">) =>
	before !== null && after !== null && before !== after ? (
		<span className="text-quiet">
			<del>{before}</del> → {after}
		</span>
	) : (
		<span className="text-quiet">{after ?? before}</span>
	);
