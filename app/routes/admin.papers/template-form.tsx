import type { TemplateWords } from "#db/queries/paper-templates.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import type { WordsFault } from "../../papers/words.ts";

type Props = {
	kind: string;
	seen: number;
	words: TemplateWords;
	builtIn: TemplateWords;
	faults: Record<string, WordsFault>;
};
type LineProps = { name: string; label: string; text: string; builtIn: string; fault: WordsFault | undefined };

/** One phrase, what is wrong with it, and how it reads in the words that come with the portal, where it is another. */
function Line({ name, label, text, builtIn, fault }: LineProps) {
	const { paperTemplates } = useMessages();
	const id = `template-${name}`;
	const rows = Math.min(6, Math.ceil(Math.max(text.length, builtIn.length) / 34));
	return (
		<div>
			<label htmlFor={id} className="mb-0.5 block text-sm">
				{label}
			</label>
			<textarea
				id={id}
				name={name}
				rows={Math.max(1, rows)}
				className="input [field-sizing:content]"
				defaultValue={text}
				{...(fault ? { "aria-invalid": true, "aria-describedby": `${id}-problem` } : {})}
			/>
			{fault && (
				<p id={`${id}-problem`} className="text-sm text-late">
					{paperTemplates.fault[fault.code](fault.place ?? "")}
				</p>
			)}
			{text !== builtIn && builtIn !== "" && <p className="text-sm text-quiet">{paperTemplates.builtIn(builtIn)}</p>}
		</div>
	);
}

/** Where the secretariat says how a kind of paper is worded. Tried out and kept by the server: works before the script. */
export function TemplateForm({ kind, seen, words, builtIn, faults }: Props) {
	const { paperTemplates } = useMessages();
	return (
		<form
			method="post"
			action={`/admin/papers?kind=${kind}#paper`}
			data-draft={`paper-template-${kind}`}
			className="card grid gap-3 p-4"
		>
			<input type="hidden" name="kind" value={kind} />
			<input type="hidden" name="seen" value={seen} />
			<p className="text-sm text-quiet">{paperTemplates.places}</p>
			<Line name="head" label={paperTemplates.head} text={words.head} builtIn={builtIn.head} fault={faults.head} />
			<Line name="number" label={paperTemplates.number} text={words.number} builtIn={builtIn.number} fault={faults.number} />
			{Object.entries(builtIn.phrases).map(([key, text], at) => (
				<Line
					key={key}
					name={`phrase.${key}`}
					label={paperTemplates.phrase(at + 1)}
					text={words.phrases[key] ?? text}
					builtIn={text}
					fault={faults[`phrase.${key}`]}
				/>
			))}
			<p className="sticky bottom-0 -mx-4 -mb-4 flex flex-wrap gap-2 border-t border-line bg-white px-4 py-3">
				<button type="submit" name="act" value="preview" className="button">
					{paperTemplates.preview}
				</button>
				<button type="submit" name="act" value="keep" className="button button-primary">
					{paperTemplates.keep}
				</button>
			</p>
		</form>
	);
}
