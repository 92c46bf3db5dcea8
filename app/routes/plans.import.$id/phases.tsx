import { Field, wrong } from "../../components/field.tsx";
import type { DraftPhase } from "../../drafting/draft.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { cardAnchor } from "./address.ts";
import { Hidden, Saved, typedIn } from "./form-parts.tsx";
import { PartLinks } from "./part-links.tsx";
import type { TabProps } from "./tab-props.ts";

/** A refused form without a key is the one that adds. */
const NEW = "phase.save";

function PhaseForm({ review, refused, phase }: TabProps & { phase: DraftPhase | null }) {
	const m = useMessages();
	const { phase: words } = m.imports.tables;
	const part = phase?.key ?? NEW;
	const typed = typedIn(refused, part);
	const field = (name: "name" | "start" | "end", stored: string | undefined, type = "text") => {
		const id = `${name}-${part}`;
		return (
			<Field id={id} label={words[name]} problem={typed.problem(name)}>
				<input
					id={id}
					name={name}
					type={type}
					required
					maxLength={type === "text" ? 80 : undefined}
					defaultValue={typed.text(name, stored)}
					className="input"
					{...wrong(id, typed.problem(name))}
				/>
			</Field>
		);
	};
	return (
		<form
			method="post"
			className="mt-2 grid gap-3 rounded bg-page p-3 sm:grid-cols-[minmax(0,1fr)_10rem_10rem_auto] sm:items-end"
		>
			<Hidden edit="phase.save" part={phase?.key} seen={review.version} />
			{field("name", phase?.name)}
			{field("start", phase?.start, "date")}
			{field("end", phase?.end, "date")}
			<button type="submit" className="button button-primary">
				{m.imports.save}
			</button>
		</form>
	);
}

/** The phases that were read, each to be corrected, left out or added to. */
export function Phases({ review, refused }: TabProps) {
	const { imports, plans } = useMessages();
	const { phases } = review.draft;
	const isOpen = (key: string) => review.open === key || refused?.part === key;
	return (
		<section className="card">
			<h3 className="border-b border-line bg-[#f8f9fb] px-4 py-2 font-medium">{imports.tables.phases}</h3>
			{phases.length === 0 && <p className="px-4 py-3 text-quiet">{imports.tables.noPhases}</p>}
			<ul>
				{phases.map((phase) => (
					<li key={phase.key} id={cardAnchor(phase.key)} className="border-t border-line px-4 py-2.5 first:border-t-0">
						<div className="flex flex-wrap items-baseline gap-x-3">
							<span className="text-quiet">{phase.clause}</span>
							<span className={`font-medium ${phase.isLeftOut ? "line-through" : ""}`}>{phase.name}</span>
							<span className="tabular-nums">{plans.phaseLine(phase.start, phase.end)}</span>
							<span className="text-sm text-quiet">“{phase.words}”</span>
							<Saved of={phase.key} id={review.id} saved={review.saved} />
							<PartLinks review={review} part={phase} />
						</div>
						{isOpen(phase.key) && <PhaseForm review={review} refused={refused} phase={phase} />}
					</li>
				))}
			</ul>
			<details open={refused?.part === NEW} className="border-t border-line px-4 py-2">
				<summary className="text-brand">{imports.tables.addPhase}</summary>
				<PhaseForm review={review} refused={refused} phase={null} />
			</details>
		</section>
	);
}
