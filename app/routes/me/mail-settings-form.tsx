import { optionalKinds, ways } from "#workflows/deliveries.ts";
import { Said } from "../../components/said.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import type { MailForm, MailProblem } from "../../services/change-mail.ts";

/** What stands in the form: as it is kept, or as it was typed and refused. */
type Filled = Pick<MailForm, "email" | "ways"> & { digestAt: string | null; quiet: MailForm["quiet"] | null };
type Props = { form: Filled; problem: MailProblem | null; isChanged: boolean };

function Time({ name, label, value }: { name: string; label: string; value: string | null | undefined }) {
	return (
		<label>
			<span className="mb-0.5 block text-sm">{label}</span>
			<input type="time" name={name} className="input" defaultValue={value ?? ""} />
		</label>
	);
}

/** Where one's mail goes, what comes by mail, and when. */
export function MailSettingsForm({ form, problem, isChanged }: Props) {
	const { me, notices, shell } = useMessages();
	const { mail } = me;
	return (
		<section className="card p-4 lg:col-span-2" id="mail">
			<h2 className="card-title mb-2">{notices.settings}</h2>
			{isChanged && !problem && <Said how="done">{mail.changed}</Said>}
			{problem && <Said how="refused">{mail[problem]}</Said>}
			<form method="post" action="/me" className="grid grid-cols-1 gap-4 md:grid-cols-2">
				<label>
					<span className="mb-0.5 block text-sm">{mail.email}</span>
					<input
						type="email"
						name="email"
						className="input"
						defaultValue={form.email}
						maxLength={200}
						autoComplete="email"
						aria-invalid={problem === "badAddress" || problem === "addressNeeded" || undefined}
					/>
					<span className="text-sm text-quiet">{mail.emailHint}</span>
				</label>
				<div className="grid grid-cols-1 content-start gap-3 sm:grid-cols-3">
					<Time name="digestAt" label={mail.digestAt} value={form.digestAt} />
					<Time name="quietFrom" label={mail.quietFrom} value={form.quiet?.from} />
					<Time name="quietUntil" label={mail.quietUntil} value={form.quiet?.until} />
					<p className="text-sm text-quiet sm:col-span-3">{mail.timesHint}</p>
				</div>
				<div className="grid grid-cols-1 gap-3 sm:grid-cols-3 md:col-span-2">
					{optionalKinds.map((kind) => (
						<label key={kind}>
							<span className="mb-0.5 block text-sm">{notices.kinds[kind]}</span>
							<select name={kind} className="input" defaultValue={form.ways[kind]}>
								{ways.map((way) => (
									<option key={way} value={way}>
										{mail.ways[way]}
									</option>
								))}
							</select>
						</label>
					))}
					<p className="text-sm text-quiet sm:col-span-3">{mail.mandatory}</p>
				</div>
				<div>
					<button type="submit" name="act" value="mail" className="button button-primary">
						{shell.save}
					</button>
				</div>
			</form>
		</section>
	);
}
