import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listFilterOptions } from "#db/queries/list-tasks.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { Empty, PageTitle } from "../../components/page-title.tsx";
import { ledgerKinds } from "../../lib/ledger-kinds.ts";
import { jurisdictionIdsOf, requireViewer } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { readLedger, sizeOfLedger } from "../../services/read-ledger.ts";
import { readAsk } from "./ask.server.ts";
import { LedgerForm } from "./ledger-form.tsx";
import { LedgerTable } from "./ledger-table.tsx";

const SHOWN = 300;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const { ask, isBadDate } = readAsk(params.kind, new URL(request.url).searchParams, viewer, context.now);
	const [rows, options] = await Promise.all([
		readLedger(context.db, { ...ask, limit: SHOWN + 1 }, viewer.calendar, context.now),
		listFilterOptions(context.db.sql, jurisdictionIdsOf(viewer)),
	]);
	const m = messagesFor(viewer.language);
	const { kind, on } = ask;
	const isCut = rows.length > SHOWN;
	return {
		kind,
		on,
		rows: rows.slice(0, SHOWN),
		total: isCut ? await sizeOfLedger(context.db, ask, context.now) : rows.length,
		isBadDate,
		options,
		today: dateAt(context.now),
		title: `${m.ledgers.kinds[kind]} · ${m.shell.name}`,
	};
}

export default function Ledger() {
	const { kind, on, rows, total, isBadDate, options, today } = useLoaderData<typeof loader>();
	const m = useMessages();
	const count = m.ledgers.caption(total, on);
	const caption = rows.length < total ? m.shell.marks.join([count, m.ledgers.truncated(rows.length)]) : count;
	return (
		<>
			<PageTitle title={m.ledgers.kinds[kind]} about={caption}>
				{ledgerKinds.map((other) => (
					<a
						key={other}
						href={`/ledgers/${other}`}
						aria-current={other === kind ? "page" : undefined}
						className={`button ${other === kind ? "button-primary" : ""}`}
					>
						{m.ledgers.kinds[other]}
					</a>
				))}
			</PageTitle>
			<LedgerForm kind={kind} on={on} today={today} isBadDate={isBadDate} options={options} />
			{rows.length === 0 ? (
				<Empty title={m.ledgers.empty} hint={m.ledgers.emptyHint} />
			) : (
				<LedgerTable kind={kind} caption={caption} rows={rows} />
			)}
		</>
	);
}
