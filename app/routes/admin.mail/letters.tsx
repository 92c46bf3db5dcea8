import type { DeadLetter } from "#db/queries/deliveries/dead-letters.ts";
import { TableHead } from "../../components/table-head.tsx";
import { readHookError } from "../../hooks/failure.ts";
import { moment } from "../../lib/format.ts";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import { whatHappened } from "../../lib/what-happened.ts";

type Refused = { letter: number | "all"; reason: string } | null;

/** Puts a delivery, or all, aside for good; not without a reason. */
export function DiscardForm({ letter, label, reason }: { letter: number | "all"; label: string; reason: string }) {
	const { mail } = useMessages().admin;
	return (
		<form method="post" action="/admin/mail" className="flex flex-wrap items-end gap-2">
			<input type="hidden" name="letter" value={letter} />
			<label className="min-w-0 flex-1 basis-40">
				<span className="mb-0.5 block text-sm">{mail.reason}</span>
				<input name="reason" className="input" required maxLength={200} defaultValue={reason} />
			</label>
			<button type="submit" name="act" value="discard" className="button">
				{label}
			</button>
		</form>
	);
}

function To({ letter: { channel, name, email, unitId, hookName, hookKind } }: { letter: DeadLetter }) {
	const { admin, hooks } = useMessages();
	if (channel === "hook")
		return (
			<>
				<a href={`/units/${unitId}#hooks`}>{name}</a>
				<span className="block text-sm text-quiet">
					{hookKind && hooks.kinds[hookKind]} {hookName}
				</span>
			</>
		);
	return (
		<>
			{name}
			<span className="block text-sm break-all text-quiet">{email ?? admin.mail.noEmail}</span>
		</>
	);
}

function Told({ letter: { told, carries, at } }: { letter: DeadLetter }) {
	const { mail } = useMessages().admin;
	const language = useLanguage();
	return (
		<>
			{told ? `${whatHappened(told, language)} ${told.clause}` : mail.digest(carries)}
			<span className="block text-sm text-quiet tabular-nums">{moment(at)}</span>
		</>
	);
}

function Why({ letter: { channel, why, error } }: { letter: DeadLetter }) {
	const { admin, hooks } = useMessages();
	const { mail } = admin;
	const isHook = channel === "hook";
	const { trouble, said } = isHook ? readHookError(error ?? "") : { trouble: null, said: error ?? "" };
	return (
		<>
			{isHook ? mail.hookGivenUp : mail.why[why ?? "givenUp"]}
			{trouble && <span className="block text-sm">{hooks.failed[trouble]}</span>}
			{said !== "" && <span className="block text-sm break-words text-quiet">{mail.said(said)}</span>}
		</>
	);
}

function Acts({ letter, refused }: { letter: DeadLetter; refused: Refused }) {
	const { mail } = useMessages().admin;
	const isRefused = refused?.letter === letter.id;
	return (
		<div className="flex flex-col gap-2">
			<form method="post" action="/admin/mail">
				<input type="hidden" name="letter" value={letter.id} />
				<button type="submit" name="act" value="resend" className="button">
					{mail.resend}
				</button>
			</form>
			<details open={isRefused}>
				<summary className="text-sm text-brand">{mail.discard}</summary>
				<DiscardForm letter={letter.id} label={mail.discard} reason={isRefused ? refused.reason : ""} />
			</details>
		</div>
	);
}

/** What is given up, each to be sent again or put aside. */
export function Letters({ letters, refused }: { letters: DeadLetter[]; refused: Refused }) {
	const { mail } = useMessages().admin;
	const { columns } = mail;
	return (
		<div className="card">
			<table className="table row-cards">
				<caption className="sr-only">{mail.title}</caption>
				<TableHead titles={[columns.to, columns.told, columns.why, columns.tries, columns.act]} />
				<tbody>
					{letters.map((letter) => (
						<tr key={letter.id}>
							<td>
								<To letter={letter} />
							</td>
							<td data-label={columns.told}>
								<Told letter={letter} />
							</td>
							<td data-line className="max-w-md">
								<Why letter={letter} />
							</td>
							<td className="tabular-nums" data-label={columns.tries}>
								{letter.tries}
							</td>
							<td data-line className="min-w-48">
								<Acts letter={letter} refused={refused} />
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
