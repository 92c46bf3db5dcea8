import { ClauseMove, TaskChangeFacts } from "../../components/amendment/task-change.tsx";
import { Chip, type Tone } from "../../components/chip.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import { EffectLine } from "./effect-line.tsx";
import type { ChangesView, TaskLine, TaskLines } from "./load-changes.server.ts";
import { SayForms } from "./say-forms.tsx";

type Props = { about: ChangesView["about"]; lines: TaskLines };
type Kind = "added" | "removed" | "changed";

const tones: Record<Kind, Tone> = { added: "fine", removed: "late", changed: "brand" };

function Title({ line, kind }: { line: TaskLine; kind: Kind }) {
	const { amendments } = useMessages();
	const { change, taskId, isPaired } = line;
	// That its text is another is what every other change says as well.
	const facets = line.facets.length > 1 ? line.facets.filter((facet) => facet !== "restated") : line.facets;
	return (
		<>
			<h3 className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
				<ClauseMove clause={change.clause} />
				{taskId === null ? (
					<span className="font-medium">{change.title}</span>
				) : (
					<a href={`/tasks/${taskId}`} className="font-medium">
						{change.title}
					</a>
				)}
				{kind !== "changed" && <Chip tone={tones[kind]}>{kind === "added" ? amendments.cameIn : amendments.wentOut}</Chip>}
				{facets.map((facet) => (
					<Chip key={facet} tone={facet === "number" || facet === "restated" ? "plain" : "brand"}>
						{amendments.facets[facet]}
					</Chip>
				))}
				{isPaired && <Chip tone="soon">{amendments.said}</Chip>}
			</h3>
			{change.titleWas !== null && <p className="text-sm text-quiet">{amendments.wasCalled(change.titleWas)}</p>}
		</>
	);
}

function Line({ about, line, removed, kind }: { about: Props["about"]; line: TaskLine; removed: TaskLine[]; kind: Kind }) {
	return (
		<li id={line.key ?? undefined} className="scroll-mt-16 border-t border-line px-4 py-3 first:border-t-0">
			<Title line={line} kind={kind} />
			<div className="mt-1">
				<TaskChangeFacts change={line.change} />
			</div>
			<EffectLine effect={line.effect} />
			<SayForms about={about} line={line} removed={removed} />
		</li>
	);
}

function Lines({ about, lines, kind }: Props & { kind: Kind }) {
	const { amendments } = useMessages();
	if (lines[kind].length === 0) return null;
	return (
		<section className="card" id={kind}>
			<h2 className="card-title border-b border-line px-4 py-3">{amendments[kind]}</h2>
			<ul>
				{lines[kind].map((line) => (
					<Line key={`${line.key}${line.change.clause.before}`} about={about} line={line} removed={lines.removed} kind={kind} />
				))}
			</ul>
		</section>
	);
}

/** Tasks that only have another number or spelling: in a list that is opened by whoever wants to look. */
function QuietLines({ about, lines }: Props) {
	const { amendments } = useMessages();
	if (lines.quiet.length === 0) return null;
	return (
		<details className="card" id="quiet">
			<summary className="card-title px-4 py-3">
				{amendments.quiet} <span className="font-normal text-quiet tabular-nums">{lines.quiet.length}</span>
			</summary>
			<ul className="border-t border-line">
				{lines.quiet.map((line) => (
					<li key={line.key} id={line.key ?? undefined} className="scroll-mt-16 border-t border-line px-4 py-2 first:border-t-0">
						<Title line={line} kind="changed" />
						<TaskChangeFacts change={line.change} />
						<SayForms about={about} line={line} removed={lines.removed} />
					</li>
				))}
			</ul>
		</details>
	);
}

/** The tasks of both documents, by what becomes of them. */
export const TaskLineLists = (props: Props) => (
	<>
		<Lines {...props} kind="added" />
		<Lines {...props} kind="removed" />
		<Lines {...props} kind="changed" />
		<QuietLines {...props} />
	</>
);
