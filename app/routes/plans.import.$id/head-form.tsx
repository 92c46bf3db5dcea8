import { Field, wrong } from "../../components/field.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import { Hidden, Saved, typedIn } from "./form-parts.tsx";
import type { Review } from "./load-draft-view.server.ts";
import type { TabProps } from "./tab-props.ts";
import { calledIn } from "./unit-names.tsx";

const PART = "head.save";

/** The kinds of unit that a secretariat is mostly of, the likeliest first. */
const OFFICES = ["body", "government", "bureau"];

/** Units that escalations could reach: of the roster and of the document, coordinating bodies first. */
function SecretariatSelect({ review, value }: { review: Review; value: string }) {
	const m = useMessages();
	const { draft, roster } = review;
	const own = draft.units.filter(({ match, isGroup, isOutside }) => match.to === "new" && !isGroup && !isOutside);
	const all = [...roster.filter(({ isGroup, isOutside }) => !isGroup && !isOutside), ...own];
	return (
		<select id="secretariat" name="secretariat" className="input" defaultValue={value}>
			<option value="">{m.fields.pick}</option>
			{OFFICES.map((kind) => (
				<optgroup key={kind} label={m.shell.kinds[kind]}>
					{all
						.filter((unit) => unit.kind === kind)
						.map(({ name }) => (
							<option key={name} value={name}>
								{name}
							</option>
						))}
				</optgroup>
			))}
		</select>
	);
}

/** What the document says about itself, and whom its escalations reach, which no document says. */
export function HeadForm({ review, refused }: TabProps) {
	const m = useMessages();
	const { head: words } = m.imports;
	const { draft, place } = review;
	const { head } = draft;
	const typed = typedIn(refused, PART);
	const problem = typed.problem;
	const input = (name: string, stored: string | null, more = {}) => ({
		id: name,
		name,
		className: "input",
		defaultValue: typed.text(name, stored),
		...wrong(name, problem(name)),
		...more,
	});
	return (
		<form method="post" data-draft={`import/${review.id}/${PART}`} className="card grid gap-4 p-4">
			<Hidden edit={PART} seen={review.version} />
			<Field id="title" label={words.title} problem={problem("title")}>
				<input {...input("title", head.title, { required: true, maxLength: 200 })} />
			</Field>
			<div className="grid gap-4 md:grid-cols-2">
				<Field id="number" label={words.number} problem={problem("number")}>
					<input {...input("number", head.number, { maxLength: 100 })} />
				</Field>
				<Field id="issuedOn" label={words.issuedOn} problem={problem("issuedOn")}>
					<input type="date" {...input("issuedOn", head.issuedOn)} />
				</Field>
			</div>
			<Field id="issuers" label={words.issuers} problem={problem("issuers")}>
				<textarea rows={Math.min(6, Math.max(2, head.issuers.length))} {...input("issuers", head.issuers.join("\n"))} />
			</Field>
			<fieldset className="grid gap-4 md:grid-cols-3">
				<legend className="sr-only">{words.period}</legend>
				<Field id="startsOn" label={`${words.period} · ${words.startsOn}`} problem={problem("startsOn")}>
					<input type="date" {...input("startsOn", head.period?.start ?? null)} />
				</Field>
				<Field id="endsOn" label={words.endsOn} problem={problem("endsOn")}>
					<input type="date" {...input("endsOn", head.period?.end ?? null)} />
				</Field>
				<Field id="periodWords" label={words.periodWords} problem={problem("periodWords")}>
					<input {...input("periodWords", head.period?.words ?? null, { maxLength: 200 })} />
				</Field>
			</fieldset>
			<div>
				<p className="text-sm">{words.jurisdiction}</p>
				<p className="font-medium">
					{place.map(({ name }) => name).join("")}
					{head.place && <span className="ml-3 text-sm font-normal text-quiet">{words.printedPlace(head.place)}</span>}
				</p>
			</div>
			<div className="rounded border border-[#c7d9ee] bg-brand-soft p-3">
				<Field id="secretariat" label={words.secretariat} hint={words.secretariatHint} problem={problem("secretariat")}>
					<SecretariatSelect
						review={review}
						value={typed.text("secretariat", head.secretariat && calledIn(draft, head.secretariat))}
					/>
				</Field>
				<details open={typed.text("newSecretariat", "") !== ""} className="mt-2 text-sm">
					<summary className="py-1 text-brand">{words.newUnit}</summary>
					<input
						{...input("newSecretariat", null, { maxLength: 80, "aria-label": words.newUnitName, placeholder: words.newUnitName })}
					/>
				</details>
			</div>
			<div className="flex items-center gap-3">
				<button type="submit" className="button button-primary">
					{m.imports.save}
				</button>
				<Saved of={PART} id={review.id} saved={review.saved} />
			</div>
		</form>
	);
}
