import type { OpenSession } from "#db/queries/sessions.ts";
import { Chip } from "../../components/chip.tsx";
import { moment } from "../../lib/format.ts";
import { useMessages } from "../../lib/use-messages.tsx";

function EndForm({ session, label }: { session: number | "others"; label: string }) {
	return (
		<form method="post" action="/me">
			<input type="hidden" name="session" value={session} />
			<button type="submit" name="act" value="endSession" className="button">
				{label}
			</button>
		</form>
	);
}

/** Where one is signed in, each to be ended. */
export function Sessions({ sessions, own }: { sessions: OpenSession[]; own: number }) {
	const { me } = useMessages();
	return (
		<section className="card p-4 lg:col-span-2">
			<h2 className="card-title mb-2">{me.sessions}</h2>
			<ul>
				{sessions.map((session) => (
					<li key={session.id} className="flex flex-wrap items-center justify-between gap-2 border-t border-line py-2">
						<span className="min-w-0 flex-1 basis-72">
							<span className="tabular-nums">{session.ip}</span> {session.id === own && <Chip tone="brand">{me.thisOne}</Chip>}
							<span className="block truncate text-sm text-quiet">{session.agent}</span>
							<span className="block text-sm text-quiet">{me.seen(moment(session.seenAt))}</span>
						</span>
						{session.id !== own && <EndForm session={session.id} label={me.end} />}
					</li>
				))}
			</ul>
			{sessions.length > 1 && (
				<div className="mt-2">
					<EndForm session="others" label={me.endOthers} />
				</div>
			)}
		</section>
	);
}
