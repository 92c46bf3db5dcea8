import type { FieldProblem } from "#workflows/problems.ts";
import { problemText } from "../../components/event-field.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import { AmendsField } from "./amends-field.tsx";

type Refused = { isPasted: boolean; name: string; amends: number | null; problem: FieldProblem } | null;
type Props = { token: string; refused: Refused; plans: { id: number; title: string }[] };

const MAX_PASTED = 1_000_000;

function FileForm({ token, refused, plans }: Props) {
	const m = useMessages();
	const { upload } = m.imports;
	return (
		<form method="post" encType="multipart/form-data" className="grid gap-3">
			<input type="hidden" name="token" value={token} />
			<label className="drop-zone">
				<span className="font-medium">{upload.label}</span>
				<span className="text-sm text-quiet">{upload.hint}</span>
				<input
					type="file"
					name="file"
					required
					accept=".docx,.pdf,.xlsx,.txt,.md,.csv"
					aria-invalid={refused !== null}
					aria-describedby={refused ? "file-problem" : undefined}
				/>
			</label>
			{refused && (
				<p id="file-problem" role="alert" className="text-sm text-late">
					{problemText(refused.problem, m)}
				</p>
			)}
			<AmendsField plans={plans} chosen={refused?.amends ?? null} />
			<div>
				<button type="submit" className="button button-primary">
					{upload.submit}
				</button>
			</div>
		</form>
	);
}

function PasteForm({ token, refused, plans }: Props) {
	const m = useMessages();
	const { upload } = m.imports;
	return (
		<details open={refused !== null} className="mt-4 border-t border-line pt-3">
			<summary className="text-brand">{upload.paste}</summary>
			<form method="post" data-draft="import/paste" className="mt-3 grid gap-3">
				<input type="hidden" name="token" value={token} />
				<label>
					<span className="mb-0.5 block text-sm">{upload.pasteName}</span>
					<input name="name" className="input" maxLength={100} defaultValue={refused?.name} placeholder={upload.pasteNameHint} />
				</label>
				<label>
					<span className="mb-0.5 block text-sm">{upload.pasteText}</span>
					<textarea
						name="text"
						className="input"
						rows={10}
						required
						maxLength={MAX_PASTED}
						aria-invalid={refused !== null}
						aria-describedby={refused ? "text-problem" : undefined}
					/>
				</label>
				{refused && (
					<p id="text-problem" role="alert" className="text-sm text-late">
						{problemText(refused.problem, m)}
					</p>
				)}
				<AmendsField plans={plans} chosen={refused?.amends ?? null} />
				<div>
					<button type="submit" className="button">
						{upload.pasteSubmit}
					</button>
				</div>
			</form>
		</details>
	);
}

/** The two ways for a document to come in: as a file, dropped or chosen, or as pasted text. */
export function UploadForms({ token, refused, plans }: Props) {
	const { upload } = useMessages().imports;
	return (
		<section className="card p-4">
			<h2 className="card-title mb-3">{upload.title}</h2>
			<FileForm token={token} refused={refused?.isPasted ? null : refused} plans={plans} />
			<PasteForm token={token} refused={refused?.isPasted ? refused : null} plans={plans} />
		</section>
	);
}

/** For those who have no document: a workbook to fill in. */
export function StartFromTable() {
	const { template } = useMessages();
	return (
		<section className="card p-4">
			<h2 className="card-title mb-2">{template.start}</h2>
			<p className="mb-3 text-sm text-quiet">{template.startHint}</p>
			<a href="/plans/template.xlsx" className="button">
				{template.link}
			</a>
		</section>
	);
}

/** What happens to a document here, in three steps. */
export function Steps() {
	const { steps } = useMessages().imports;
	return (
		<section className="card p-4">
			<h2 className="card-title mb-3">{steps.title}</h2>
			<ol className="grid gap-3">
				{steps.list.map(([name, what], i) => (
					<li key={name} className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-2">
						<span
							aria-hidden
							className="flex size-7 items-center justify-center rounded-full bg-brand-soft text-sm font-semibold text-brand-deep"
						>
							{i + 1}
						</span>
						<span>
							<span className="font-medium">{name}</span>
							<span className="block text-sm text-quiet">{what}</span>
						</span>
					</li>
				))}
			</ol>
		</section>
	);
}
