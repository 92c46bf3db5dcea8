import { useMessages } from "../../lib/use-messages.tsx";
import type { ChangesView, TaskLine } from "./load-changes.server.ts";

type Props = { about: ChangesView["about"]; line: TaskLine; removed: TaskLine[] };

const Hidden = ({ about, line, edit }: Pick<Props, "about" | "line"> & { edit: string }) => (
	<>
		<input type="hidden" name="edit" value={edit} />
		<input type="hidden" name="key" value={line.key ?? ""} />
		<input type="hidden" name="seen" value={about.version} />
	</>
);

function PairForm({ about, line, removed }: Props) {
	const { amendments } = useMessages();
	const isNew = line.change.clause.before === null;
	return (
		<form method="post" className="flex flex-wrap items-center gap-2">
			<Hidden about={about} line={line} edit="task.pair" />
			{line.isPaired ? (
				<button type="submit" name="continues" value="compared" className="button">
					{amendments.asCompared}
				</button>
			) : isNew ? (
				<>
					<label className="flex flex-wrap items-center gap-2 text-sm">
						{amendments.sameAs}
						<select name="continues" className="input w-auto max-w-full py-1 text-sm">
							{removed.map(({ taskId, change }) => (
								<option key={taskId} value={taskId ?? ""}>
									{change.clause.before} {change.title}
								</option>
							))}
						</select>
					</label>
					<button type="submit" className="button">
						{amendments.sameSubmit}
					</button>
				</>
			) : (
				<button type="submit" name="continues" value="new" className="button" title={amendments.notSameHint}>
					{amendments.notSame}
				</button>
			)}
		</form>
	);
}

function AskForm({ about, line }: Pick<Props, "about" | "line">) {
	const { amendments } = useMessages();
	const isAsked = line.facets.includes("wording");
	return (
		<form method="post">
			<Hidden about={about} line={line} edit="task.ask" />
			<button type="submit" name="ask" value={isAsked ? "no" : "yes"} className="button">
				{isAsked ? amendments.askNo : amendments.askYes}
			</button>
		</form>
	);
}

/** Where the comparison guessed wrong, somebody says so: which task it is, and whether its wording is signed for. */
export function SayForms({ about, line, removed }: Props) {
	const { amendments } = useMessages();
	const isNew = line.change.clause.before === null;
	if (line.key === null || (isNew && removed.length === 0 && !line.isPaired)) return null;
	const hasWords = !isNew && (line.change.words !== null || line.change.titleWas !== null);
	return (
		<details className="mt-2">
			<summary className="text-sm text-brand">{amendments.pairing}</summary>
			<div className="mt-2 flex flex-wrap items-start gap-2">
				<PairForm about={about} line={line} removed={removed} />
				{hasWords && <AskForm about={about} line={line} />}
			</div>
		</details>
	);
}
