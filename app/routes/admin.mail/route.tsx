import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { discardDead, listDeadLetters, resendDead } from "#db/queries/deliveries/dead-letters.ts";
import { Empty, PageTitle } from "../../components/page-title.tsx";
import { Pager } from "../../components/pager.tsx";
import { formOf } from "../../lib/form-data.server.ts";
import { idOf } from "../../lib/ids.ts";
import { requireAdministrator } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { DiscardForm, Letters } from "./letters.tsx";

const LIMIT = 50;
const MAX_REASON = 200;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireAdministrator({ request, context });
	const before = idOf(new URL(request.url).searchParams.get("before")) || null;
	const found = await listDeadLetters(context.db.sql, before, LIMIT + 1);
	const letters = found.slice(0, LIMIT);
	const { admin, shell } = messagesFor(viewer.language);
	return {
		letters,
		next: found.length > LIMIT ? (letters.at(-1)?.id ?? null) : null,
		title: `${admin.mail.title} · ${shell.name}`,
	};
}

/** Sends again or puts aside: one, or all that is given up. */
export async function action({ request, context }: ActionFunctionArgs) {
	const viewer = await requireAdministrator({ request, context });
	const { db, now } = context;
	const form = await formOf(request);
	const letter = form.get("letter") === "all" ? ("all" as const) : idOf(form.get("letter"));
	if (letter === 0) throw new Response(null, { status: 400 });
	switch (form.get("act")) {
		case "resend":
			return redirect(`/admin/mail?resent=${await resendDead(db.sql, letter, viewer.personId, now)}`);
		case "discard": {
			const reason = String(form.get("reason") ?? "").trim();
			if (reason === "" || [...reason].length > MAX_REASON)
				return data<{ letter: number | "all"; reason: string }>({ letter, reason }, { status: 422 });
			return redirect(`/admin/mail?discarded=${await discardDead(db.sql, letter, reason, viewer.personId, now)}`);
		}
		default:
			throw new Response(null, { status: 400 });
	}
}

function Done() {
	const [params] = useSearchParams();
	const { mail } = useMessages().admin;
	const [resent, discarded] = [params.get("resent"), params.get("discarded")];
	if (resent === null && discarded === null) return null;
	return (
		<p role="status" className="mb-4 rounded border border-[#bfe0c9] bg-fine-soft px-4 py-2 text-fine">
			{resent !== null ? mail.resent(idOf(resent)) : mail.discarded(idOf(discarded))}
		</p>
	);
}

export default function UndeliveredPage() {
	const { letters, next } = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>() ?? null;
	const { mail } = useMessages().admin;
	return (
		<>
			<PageTitle title={mail.title} about={mail.intro}>
				{letters.length > 1 && (
					<form method="post" action="/admin/mail">
						<input type="hidden" name="letter" value="all" />
						<button type="submit" name="act" value="resend" className="button">
							{mail.resendAll}
						</button>
					</form>
				)}
			</PageTitle>
			{refused ? (
				<p role="alert" className="mb-4 rounded bg-late-soft px-4 py-2 text-late">
					{mail.needsReason}
				</p>
			) : (
				<Done />
			)}
			{letters.length === 0 ? (
				<Empty title={mail.empty} hint={mail.emptyHint} />
			) : (
				<Letters letters={letters} refused={refused} />
			)}
			{letters.length > 1 && (
				<div className="card mt-4 p-4">
					<DiscardForm letter="all" label={mail.discardAll} reason={refused?.letter === "all" ? refused.reason : ""} />
				</div>
			)}
			<Pager by="before" next={next} />
		</>
	);
}
