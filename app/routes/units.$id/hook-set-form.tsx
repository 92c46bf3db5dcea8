import type { ReactNode } from "react";
import { defaultPushed, hookKinds } from "#workflows/hooks.ts";
import { noticeKinds } from "#workflows/notices.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import type { HookForm, HookProblem } from "../../services/set-hook.ts";

type Props = { unitId: number; typed: HookForm | null; problem: HookProblem | null; isOpen: boolean };

const Field = ({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) => (
	// biome-ignore lint/a11y/noLabelWithoutControl: the control is what it is given
	<label>
		<span className="mb-0.5 block text-sm">{label}</span>
		{children}
		{hint && <span className="text-sm text-quiet">{hint}</span>}
	</label>
);

const blank = { kind: "wecom", name: "", address: "", secret: "", pushed: [...defaultPushed] as string[] };

/** Sets one more hook. What is secret isn't given back when something is wrong with it. */
export function HookSetForm({ unitId, typed, problem, isOpen }: Props) {
	const { hooks, notices } = useMessages();
	const form = typed ?? blank;
	return (
		<details open={isOpen || problem !== null} className="border-t border-line pt-3">
			<summary className="text-brand">{hooks.add}</summary>
			<form
				method="post"
				action={`/units/${unitId}#hooks`}
				className="mt-3 grid grid-cols-1 gap-4 md:grid-cols-2"
				autoComplete="off"
			>
				{problem && (
					<p role="alert" className="rounded bg-late-soft px-3 py-2 text-sm text-late md:col-span-2">
						{hooks.problems[problem]}
					</p>
				)}
				<Field label={hooks.kind}>
					<select name="kind" className="input" defaultValue={form.kind}>
						{hookKinds.map((kind) => (
							<option key={kind} value={kind}>
								{hooks.kinds[kind]}
							</option>
						))}
					</select>
				</Field>
				<Field label={hooks.name} hint={hooks.nameHint}>
					<input name="name" className="input" required maxLength={40} defaultValue={form.name} />
				</Field>
				<Field label={hooks.address} hint={hooks.addressHint}>
					<input type="url" name="address" className="input" required maxLength={500} defaultValue={form.address} />
				</Field>
				<Field label={hooks.secret} hint={hooks.secretHint}>
					<input type="password" name="secret" className="input" maxLength={200} autoComplete="new-password" />
				</Field>
				<fieldset className="md:col-span-2">
					<legend className="mb-0.5 text-sm">{hooks.pushed}</legend>
					<div className="flex flex-wrap gap-x-5 gap-y-1">
						{noticeKinds.map((kind) => (
							<label key={kind} className="flex items-center gap-2">
								<input type="checkbox" name="pushed" value={kind} defaultChecked={form.pushed.includes(kind)} />
								{notices.kinds[kind]}
							</label>
						))}
					</div>
				</fieldset>
				<div>
					<button type="submit" name="act" value="setHook" className="button button-primary">
						{hooks.add}
					</button>
				</div>
			</form>
		</details>
	);
}
