import { Chip } from "../../components/chip.tsx";
import { ClauseName } from "../../components/clause-name.tsx";
import { Problem, wrong } from "../../components/field.tsx";
import { Empty } from "../../components/page-title.tsx";
import type { DraftWarning } from "../../drafting/draft.ts";
import { anchorOf } from "../../drafting/layout.ts";
import { isSettled } from "../../drafting/standing.ts";
import { isMinor, kindsOf } from "../../drafting/urgency.ts";
import { moment } from "../../lib/format.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { cardAnchor, reviewPath } from "./address.ts";
import { Hidden, typedIn, WordsLink } from "./form-parts.tsx";
import type { Review } from "./load-draft-view.server.ts";
import type { TabProps } from "./tab-props.ts";

type Props = TabProps & { warning: DraftWarning };

/** Where what a warning is about can be changed; null if nothing but the document could. */
function mendPath({ id, draft }: Review, { kind, at, clause, words }: DraftWarning): string | null {
	if (/^(?:noTitle|noNumber|noIssuer|noDate|otherPlace)$/.test(kind)) return reviewPath(id, { tab: "head" });
	if (/^(?:unitOnce|openGroup|damagedName)$/.test(kind)) {
		const unit = draft.units.find(({ name, aliases }) => name === words || aliases.some((alias) => alias.name === words));
		if (unit) return reviewPath(id, { tab: "units", open: unit.key }, cardAnchor(unit.key));
	}
	const task = draft.tasks.find((one) => one.at === at && one.clause === clause) ?? draft.tasks.find((one) => one.at === at);
	return task ? reviewPath(id, { tab: "tasks", open: task.key }, cardAnchor(task.key)) : null;
}

function SettleForm({ review, refused, warning }: Props) {
	const { imports } = useMessages();
	const { warnings } = imports;
	const typed = typedIn(refused, warning.key);
	const id = `note-${warning.key}`;
	return (
		<form method="post" data-draft={`import/${review.id}/${warning.key}`} className="mt-2 flex flex-wrap items-center gap-2">
			<Hidden edit="warning.settle" part={warning.key} seen={review.version} />
			<input
				id={id}
				name="note"
				maxLength={500}
				defaultValue={typed.text("note", "")}
				placeholder={warnings.noteHint}
				aria-label={warnings.note}
				className="input min-w-56 flex-1 py-1 text-sm max-sm:basis-full sm:max-w-sm"
				{...wrong(id, typed.problem("note"))}
			/>
			<button type="submit" name="as" value="checked" className="button">
				{warnings.check}
			</button>
			<button type="submit" name="as" value="discrepancy" className="button">
				{warnings.discrepancy}
			</button>
			<Problem id={id} problem={typed.problem("note")} />
		</form>
	);
}

function Open({ review, refused, warning }: Props) {
	const { imports } = useMessages();
	const mend = mendPath(review, warning);
	return (
		<li id={cardAnchor(warning.key)} className="border-t border-line px-4 py-3 first:border-t-0">
			<p className="flex flex-wrap items-baseline gap-x-3">
				<span className="text-quiet">
					<ClauseName clause={warning.clause} />
				</span>
				{warning.words && <span className="min-w-0 [overflow-wrap:anywhere]">“{warning.words}”</span>}
				<span className="ml-auto flex gap-3 text-sm whitespace-nowrap">
					<WordsLink n={anchorOf(review.pieces, warning.at)} />
					{mend && (
						<a href={mend} className="small-act">
							{imports.warnings.mend}
						</a>
					)}
				</span>
			</p>
			<SettleForm review={review} refused={refused} warning={warning} />
		</li>
	);
}

/** The head of a group: what sort of doubt, how many, and the way to settle all of them at once. */
function Head({ kind, n }: { kind: string; n: number }) {
	const { warnings } = useMessages().imports;
	const hint = warnings.hints[kind];
	return (
		<div className="inline-block max-w-[calc(100%-1.5rem)] align-top">
			<h3 className="font-medium">
				{warnings.kinds[kind] ?? kind} <Chip tone={isMinor(kind) ? "plain" : "soon"}>{n}</Chip>
			</h3>
			{hint && <p className="text-sm text-quiet">{hint}</p>}
		</div>
	);
}

function SettleAll({ kind, n }: { kind: string; n: number }) {
	const { warnings } = useMessages().imports;
	if (n < 2) return null;
	return (
		<form method="post">
			<input type="hidden" name="edit" value="warning.settleKind" />
			<button type="submit" name="kind" value={kind} className="button">
				{warnings.settleAll(n)}
			</button>
		</form>
	);
}

type GroupProps = TabProps & { kind: string; list: DraftWarning[] };

const List = ({ list, review, refused }: Omit<GroupProps, "kind">) => (
	<ul>
		{list.map((warning) => (
			<Open key={warning.key} warning={warning} review={review} refused={refused} />
		))}
	</ul>
);

function Group({ kind, list, ...props }: GroupProps) {
	return (
		<section className="card">
			<header className="flex flex-wrap items-center justify-between gap-2 border-b border-line bg-[#f8f9fb] px-4 py-2">
				<Head kind={kind} n={list.length} />
				<SettleAll kind={kind} n={list.length} />
			</header>
			<List list={list} {...props} />
		</section>
	);
}

/** A sort of which there are many and hardly one matters: one line that opens. */
function Folded({ kind, list, ...props }: GroupProps) {
	const isOpen = list.some(({ key }) => key === props.refused?.part);
	return (
		<details open={isOpen} className="card">
			<summary className="bg-[#f8f9fb] px-4 py-2">
				<Head kind={kind} n={list.length} />
			</summary>
			<div className="flex justify-end border-t border-line px-4 py-2 empty:hidden">
				<SettleAll kind={kind} n={list.length} />
			</div>
			<List list={list} {...props} />
		</details>
	);
}

function Settled({ review, list }: { review: Review; list: DraftWarning[] }) {
	const { warnings } = useMessages().imports;
	return (
		<details className="card px-4 py-2">
			<summary className="text-quiet">{warnings.settled(list.length)}</summary>
			<ul className="mt-2 grid gap-2 text-sm">
				{list.map(({ key, clause, kind, words, at, settled }) => (
					<li key={key} className="flex flex-wrap items-baseline gap-x-3 border-t border-line pt-2">
						<span className="text-quiet">{clause}</span>
						<span>
							{warnings.kinds[kind] ?? kind}
							{words && <span className="text-quiet">“{words}”</span>}
						</span>
						<Chip tone="fine">
							{settled ? (settled.as === "checked" ? warnings.asChecked : warnings.asDiscrepancy) : warnings.moot}
						</Chip>
						{settled && (
							<span className="text-quiet">
								{settled.by} {moment(settled.at)} {settled.note}
							</span>
						)}
						<span className="ml-auto flex items-center gap-3">
							<WordsLink n={anchorOf(review.pieces, at)} />
							{settled && (
								<form method="post">
									<Hidden edit="warning.reopen" part={key} seen={review.version} />
									<button type="submit" className="small-act text-brand">
										{warnings.reopen}
									</button>
								</form>
							)}
						</span>
					</li>
				))}
			</ul>
		</details>
	);
}

/** What the reader wasn't sure of, sort by sort, what needs a decision first, each with its words and the ways to settle it; what is settled stands below. */
export function Warnings({ review, refused }: TabProps) {
	const { imports } = useMessages();
	const { draft } = review;
	const open = draft.warnings.filter((warning) => !isSettled(draft, warning));
	const settled = draft.warnings.filter((warning) => isSettled(draft, warning));
	return (
		<div className="grid grid-cols-1 gap-3">
			<p className="text-sm text-quiet">{imports.warnings.about}</p>
			{open.length === 0 && <Empty title={imports.warnings.none} hint={imports.warnings.noneHint} />}
			{kindsOf(open).map((kind) => {
				const Of = isMinor(kind) ? Folded : Group;
				return <Of key={kind} kind={kind} list={open.filter((one) => one.kind === kind)} review={review} refused={refused} />;
			})}
			{settled.length > 0 && <Settled review={review} list={settled} />}
		</div>
	);
}
