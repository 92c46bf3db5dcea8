import { clockLabels, eventLabel, processLabels, rungLabels } from "#workflows/labels.ts";
import { rungs } from "#workflows/ladder.ts";
import { Pager } from "../../components/pager.tsx";
import { TableHead } from "../../components/table-head.tsx";
import { moment } from "../../lib/format.ts";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import type { Messages } from "../../messages/messages.ts";
import type { LineView } from "./load-history.server.ts";
import type { TaskView } from "./load-task.server.ts";

const SAID = [
	"reason",
	"note",
	"text",
	"summary",
	"result",
	"opinion",
	"finding",
	"measures",
	"matter",
	"question",
	"measure",
	"employer",
	"grounds",
	"documentNumber",
	"place",
];

type Words = {
	rung: (n: number) => string;
	nth: (n: number) => string;
	join: (parts: string[]) => string;
	lookBack: Messages["task"]["lookBack"];
};

/** What was said with an event, in a line; nothing for those who may not read it. */
function said({ data, event, rung }: LineView, words: Words): string {
	if (event === "rung.reached") return words.rung(rung);
	const text = (key: string) => String(data?.[key] ?? "");
	if (event === "lookback.drawn" && data) return words.lookBack.drawn(text("from"), text("to"), text("commitment"));
	if (event === "lookback.revealed" && data) return words.lookBack.revealed(text("on"), text("seed"));
	const items = (data?.items ?? {}) as Record<string, string>;
	const reasons = Object.values((data?.reasons ?? {}) as Record<string, string>);
	const texts = SAID.flatMap((key) => (typeof data?.[key] === "string" ? [data[key]] : []));
	const amendment = typeof data?.amendment === "number" ? [words.nth(data.amendment)] : [];
	return words.join([...amendment, ...texts, ...Object.values(items), ...reasons]);
}

const LONG = 300;
const BEGINNING = 60;

/** What was said; a whole paper opens on demand. */
function SaidText({ text }: { text: string }) {
	const look = "block max-w-xl text-sm whitespace-pre-wrap [overflow-wrap:anywhere] text-quiet";
	if (text.length <= LONG) return <span className={look}>{text}</span>;
	return (
		<details className="max-w-xl text-sm text-quiet">
			<summary>{text.slice(0, BEGINNING)}…</summary>
			<span className={look}>{text}</span>
		</details>
	);
}

/** The task's history, the newest first, page by page; what only follows from something else is set back. */
export function History({ view }: { view: TaskView }) {
	const m = useMessages();
	const language = useLanguage();
	const { historyColumns } = m.task;
	const { lines, older } = view.history;
	const nameOf = (stepNo: number) => view.names[view.steps.find((s) => s.no === stepNo)?.unitId ?? 0] ?? "";
	const rung = (n: number) => rungLabels[language][rungs[n - 1] ?? "remind"];
	return (
		<section className="card p-4" id="history">
			<h2 className="card-title mb-2">{m.task.history}</h2>
			<div className="scroll-x row-cards">
				<table className="table">
					<caption className="sr-only">{m.task.history}</caption>
					<TableHead titles={[historyColumns.at, historyColumns.who, historyColumns.what, historyColumns.step]} />
					<tbody>
						{lines.map((line) => (
							<tr key={line.seq} className={line.causeSeq === null ? "" : "text-quiet"}>
								<td className="whitespace-nowrap tabular-nums">{moment(line.at)}</td>
								<td className="min-w-28">
									{line.personName ?? m.task.system}
									{line.unitName !== null && (
										<span className="block text-xs text-quiet max-sm:ml-2 max-sm:inline">{line.unitName}</span>
									)}
								</td>
								<td className="min-w-48" data-line>
									{line.causeSeq !== null && `${m.task.follows} `}
									{eventLabel(line.machine, line.event, language) ?? clockLabels[language].events[line.event]}
									{typeof line.data?.meetingId === "number" && (
										<a href={`/tasks/${line.data.meetingId}`} className="ml-2 text-sm">
											{m.meetings.decided}
										</a>
									)}
									<SaidText
										text={said(line, { rung, nth: m.amendments.nth, join: m.shell.marks.join, lookBack: m.task.lookBack })}
									/>
								</td>
								<td className="min-w-28">
									{nameOf(line.stepNo)}
									{line.machine !== "implementation" && (
										<span className="block text-xs text-quiet max-sm:ml-2 max-sm:inline">
											{processLabels[line.machine][language].name}
										</span>
									)}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
			{lines.length === 0 && <p className="py-2 text-sm text-quiet">{m.task.noOlder}</p>}
			<Pager by="before" at="history" next={older} words={{ first: m.task.newest, more: m.task.older }} />
		</section>
	);
}
