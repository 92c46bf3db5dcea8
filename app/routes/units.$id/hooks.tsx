import { useSearchParams } from "@remix-run/react";
import type { HookLine } from "#db/queries/hooks.ts";
import { Chip } from "../../components/chip.tsx";
import { Said } from "../../components/said.tsx";
import { readHookError } from "../../hooks/failure.ts";
import { moment } from "../../lib/format.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import type { HookForm, HookProblem } from "../../services/set-hook.ts";
import type { Tested } from "../../services/test-hook.ts";
import { HookSetForm } from "./hook-set-form.tsx";

/** What came of the form that was sent, where it isn't a page of its own. */
type Came =
	| { came: "refused"; problem: HookProblem; typed: HookForm }
	| { came: "secret"; secret: string }
	| { came: "tested"; hookId: number; tested: Tested };

function TestResult({ tested }: { tested: Tested }) {
	const { hooks } = useMessages();
	if (tested.came === "arrived") return <Said how="done">{hooks.arrived}</Said>;
	return (
		<Said how="refused">
			{tested.came === "tooSoon" ? hooks.tooSoon : hooks.failed[tested.trouble]}
			{tested.came === "failed" && tested.said !== "" && <span className="block break-words">{hooks.said(tested.said)}</span>}
		</Said>
	);
}

function Standing({ hook: { sentAt, failing, dead, error } }: { hook: HookLine }) {
	const { hooks } = useMessages();
	const { trouble, said } = readHookError(error ?? "");
	return (
		<p className="text-sm text-quiet">
			{sentAt === null ? hooks.neverSent : hooks.sentAt(moment(sentAt))}
			{failing > 0 && <span className="block text-soon">{hooks.failing(failing)}</span>}
			{dead > 0 && <span className="block text-late">{hooks.dead(dead)}</span>}
			{trouble && <span className="block">{hooks.failed[trouble]}</span>}
			{said !== "" && <span className="block break-words">{hooks.said(said)}</span>}
		</p>
	);
}

function Hook({ unitId, hook, tested }: { unitId: number; hook: HookLine; tested: Tested | null }) {
	const { hooks, notices, shell } = useMessages();
	return (
		<li className="border-t border-line py-3">
			<div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
				<div className="min-w-0 flex-1 basis-72">
					<p>
						<span className="font-medium">{hook.name}</span> <Chip tone="brand">{hooks.kinds[hook.kind]}</Chip>
					</p>
					<p className="text-sm break-words text-quiet">{hooks.host(hook.host)}</p>
					<p className="text-sm text-quiet">
						{shell.marks.pair(hooks.pushed, shell.marks.list(hook.pushed.map((kind) => notices.kinds[kind])))}
					</p>
					<p className="text-sm text-quiet">{hooks.setBy(hook.setBy, moment(hook.setAt))}</p>
					<Standing hook={hook} />
				</div>
				<form method="post" action={`/units/${unitId}#hooks`} className="flex gap-2">
					<input type="hidden" name="hook" value={hook.id} />
					<button type="submit" name="act" value="testHook" className="button">
						{hooks.sendTest}
					</button>
					<button type="submit" name="act" value="removeHook" className="button" title={hooks.removeHint}>
						{hooks.remove}
					</button>
				</form>
			</div>
			{tested && <TestResult tested={tested} />}
		</li>
	);
}

function Done({ came }: { came: Came | null }) {
	const { hooks } = useMessages();
	const [params] = useSearchParams();
	const secret = came?.came === "secret" ? came.secret : null;
	const isSet = secret !== null || (came === null && params.has("set"));
	const isRemoved = came === null && params.has("removed");
	if (!isSet && !isRemoved) return null;
	return (
		<Said how="done">
			<p>{isSet ? hooks.set : hooks.removed}</p>
			{secret !== null && (
				<p className="mt-1">
					{hooks.secretOnce} <code className="font-semibold break-all">{secret}</code>
				</p>
			)}
		</Said>
	);
}

/** Where a unit's notices are pushed to, for whoever may set it. */
export function Hooks({ unitId, hooks: rows, came }: { unitId: number; hooks: HookLine[]; came: Came | null }) {
	const { hooks } = useMessages();
	const refused = came?.came === "refused" ? came : null;
	return (
		<section className="card p-4" id="hooks">
			<h2 className="card-title mb-1">{hooks.title}</h2>
			<p className="mb-3 text-sm text-quiet">{hooks.intro}</p>
			<Done came={came} />
			{rows.length === 0 && <p className="border-t border-line py-3 text-quiet">{hooks.empty}</p>}
			<ul>
				{rows.map((hook) => (
					<Hook
						key={hook.id}
						unitId={unitId}
						hook={hook}
						tested={came?.came === "tested" && came.hookId === hook.id ? came.tested : null}
					/>
				))}
			</ul>
			<HookSetForm unitId={unitId} typed={refused?.typed ?? null} problem={refused?.problem ?? null} isOpen={rows.length === 0} />
		</section>
	);
}
