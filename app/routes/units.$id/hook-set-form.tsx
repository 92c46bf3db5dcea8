import { defaultPushed, hookKinds } from "#workflows/hooks.ts";
import { noticeKinds } from "#workflows/notices.ts";
import { Field } from "../../components/field.tsx";
import { Said } from "../../components/said.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import type { HookForm, HookProblem } from "../../services/set-hook.ts";

type Props = { unitId: number; typed: HookForm | null; problem: HookProblem | null; isOpen: boolean };

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
					<div className="md:col-span-2">
						<Said how="refused">{hooks.problems[problem]}</Said>
					</div>
				)}
				<Field id="hook-kind" label={hooks.kind}>
					<select id="hook-kind" name="kind" className="input" defaultValue={form.kind}>
						{hookKinds.map((kind) => (
							<option key={kind} value={kind}>
								{hooks.kinds[kind]}
							</option>
						))}
					</select>
				</Field>
				<Field id="hook-name" label={hooks.name} hint={hooks.nameHint}>
					<input id="hook-name" name="name" className="input" required maxLength={40} defaultValue={form.name} />
				</Field>
				<Field id="hook-address" label={hooks.address} hint={hooks.addressHint}>
					<input
						id="hook-address"
						type="url"
						name="address"
						className="input"
						required
						maxLength={500}
						defaultValue={form.address}
					/>
				</Field>
				<Field id="hook-secret" label={hooks.secret} hint={hooks.secretHint}>
					<input id="hook-secret" type="password" name="secret" className="input" maxLength={200} autoComplete="new-password" />
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
