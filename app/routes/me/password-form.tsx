import { Said } from "../../components/said.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import type { PasswordProblem } from "../../services/change-password.ts";

/** Changes one's own password. */
export function PasswordForm({ problem, isChanged }: { problem: PasswordProblem | null; isChanged: boolean }) {
	const { me } = useMessages();
	const field = (name: string, label: string, autoComplete: string) => (
		<label>
			<span className="mb-0.5 block text-sm">{label}</span>
			<input type="password" name={name} className="input" autoComplete={autoComplete} required maxLength={200} />
		</label>
	);
	return (
		<section className="card p-4">
			<h2 className="card-title mb-2">{me.password}</h2>
			{isChanged && !problem && <Said how="done">{me.changed}</Said>}
			{problem && <Said how="refused">{me[problem]}</Said>}
			<form method="post" action="/me" className="grid max-w-sm gap-3">
				{field("current", me.current, "current-password")}
				{field("next", me.next, "new-password")}
				{field("again", me.again, "new-password")}
				<p className="text-sm text-quiet">{me.hint}</p>
				<div>
					<button type="submit" name="act" value="password" className="button button-primary">
						{me.change}
					</button>
				</div>
			</form>
		</section>
	);
}
