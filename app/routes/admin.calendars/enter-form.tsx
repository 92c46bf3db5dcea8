import type { ReactNode } from "react";
import { useMessages } from "../../lib/use-messages.tsx";
import type { ReadBack, TypedPaper } from "../../services/enter-paper.ts";
import { PaperDays } from "./papers.tsx";

export type Answer = { typed: TypedPaper; read: ReadBack };
type Props = { year: number; today: string; answer: Answer | null };

function Field({
	name,
	answer,
	hint,
	children,
}: {
	name: keyof TypedPaper;
	answer: Answer | null;
	hint?: string;
	children: (isBad: boolean) => ReactNode;
}) {
	const { calendars } = useMessages();
	const problem = answer?.read.problems.find((p) => p.field === name);
	return (
		<div>
			<label htmlFor={`paper-${name}`} className="mb-0.5 block text-sm">
				{calendars.field[name]}
			</label>
			{children(problem !== undefined)}
			{problem && (
				<p id={`paper-${name}-problem`} className="text-sm text-late">
					{calendars.problem[problem.code]}
				</p>
			)}
			{hint && <p className="text-sm text-quiet">{hint}</p>}
		</div>
	);
}

/** What was read of the words, and what in them doesn't fit. */
function Outcome({ read }: { read: ReadBack }) {
	const { calendars } = useMessages();
	return (
		<div role={read.problems.length > 0 ? "alert" : "status"} className="rounded border border-line bg-page px-4 py-3">
			{read.doubts.length > 0 && (
				<ul className="mb-2 list-disc pl-5 text-sm text-late">
					{read.doubts.map(({ words, code }) => (
						<li key={`${words}${code}`}>{calendars.doubt(words, calendars.doubts[code] ?? code)}</li>
					))}
				</ul>
			)}
			{read.paper && read.paper.daysOff.length + read.paper.makeUpDays.length > 0 && (
				<>
					<p className="text-sm text-quiet">{calendars.readAs}</p>
					<PaperDays paper={read.paper} />
				</>
			)}
		</div>
	);
}

/** Where the secretariat types or pastes a paper, has it read back, and enters it. */
export function EnterForm({ year, today, answer }: Props) {
	const { calendars } = useMessages();
	const typed = answer?.typed;
	const input = (name: keyof TypedPaper, isBad: boolean) =>
		({
			id: `paper-${name}`,
			name,
			className: "input",
			"aria-invalid": isBad,
			"aria-describedby": isBad ? `paper-${name}-problem` : undefined,
			defaultValue: typed?.[name],
		}) as const;
	return (
		<form
			method="post"
			action={`/admin/calendars?year=${year}#enter`}
			data-draft="holiday-paper"
			className="grid max-w-3xl gap-3"
		>
			<div className="grid gap-3 sm:grid-cols-3">
				<Field name="number" answer={answer}>
					{(isBad) => <input {...input("number", isBad)} required maxLength={60} placeholder={calendars.numberExample} />}
				</Field>
				<Field name="issuedOn" answer={answer}>
					{(isBad) => <input type="date" {...input("issuedOn", isBad)} required max={today} />}
				</Field>
				<Field name="settles" answer={answer}>
					{(isBad) => <input inputMode="numeric" pattern="\d{4}" {...input("settles", isBad)} maxLength={4} />}
				</Field>
			</div>
			<p className="text-sm text-quiet">{calendars.settlesHint}</p>
			<Field name="words" answer={answer} hint={calendars.wordsHint}>
				{(isBad) => <textarea {...input("words", isBad)} rows={8} required maxLength={5000} />}
			</Field>
			{answer && <Outcome read={answer.read} />}
			<p className="flex flex-wrap gap-2">
				<button type="submit" name="act" value="check" className="button">
					{calendars.check}
				</button>
				<button type="submit" name="act" value="enter" className="button button-primary">
					{calendars.enter}
				</button>
			</p>
		</form>
	);
}
