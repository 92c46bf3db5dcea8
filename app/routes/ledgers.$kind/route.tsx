import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { listFilterOptions } from "#db/queries/list-tasks.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { Empty, PageTitle } from "../../components/page-title.tsx";
import { Pager } from "../../components/pager.tsx";
import { withParams } from "../../lib/format.ts";
import { ledgerKinds } from "../../lib/ledger-kinds.ts";
import { jurisdictionIdsOf, requireViewer } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { readLedger, sizeOfLedger } from "../../services/read-ledger.ts";
import { readAfter, readAsk } from "./ask.server.ts";
import { LedgerForm } from "./ledger-form.tsx";
import { LedgerTable } from "./ledger-table.tsx";

/** As many lines as a page has, and as many as are shown at once to be printed; the file has all of them. */
const SHOWN = 50;
const PRINTED = 300;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const asked = new URL(request.url).searchParams;
	const { ask, isBadDate } = readAsk(params.kind, asked, viewer, context.now);
	const after = readAfter(asked);
	const shown = asked.get("show") === "all" ? PRINTED : SHOWN;
	const [found, options] = await Promise.all([
		readLedger(context.db, { ...ask, after, limit: shown + 1 }, viewer.calendar, context.now),
		listFilterOptions(context.db.sql, jurisdictionIdsOf(viewer)),
	]);
	const m = messagesFor(viewer.language);
	const { kind, on } = ask;
	const rows = found.slice(0, shown);
	const last = found.length > shown ? rows.at(-1) : undefined;
	const isWhole = !after && !last;
	const total = isWhole ? rows.length : await sizeOfLedger(context.db, ask, context.now);
	const before = after ? total - (await sizeOfLedger(context.db, { ...ask, after }, context.now)) : 0;
	return {
		kind,
		on,
		rows,
		total,
		before,
		next: last ? `${last.taskId}-${last.stepNo}` : null,
		isBadDate,
		options,
		today: dateAt(context.now),
		title: `${m.ledgers.kinds[kind]} · ${m.shell.name}`,
	};
}

export default function Ledger() {
	const { kind, on, rows, total, before, next, isBadDate, options, today } = useLoaderData<typeof loader>();
	const [params] = useSearchParams();
	const m = useMessages();
	const count = m.ledgers.caption(total, on);
	const isPart = rows.length < total;
	const caption = isPart ? m.shell.marks.join([count, m.ledgers.shown(before + 1, before + rows.length)]) : count;
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
				<LedgerTable kind={kind} caption={caption} rows={rows} before={before} />
			)}
			<Pager next={next}>
				{isPart && total <= PRINTED && (
					<a href={withParams(params, { after: null, show: "all" })} className="button">
						{m.ledgers.showAll}
					</a>
				)}
			</Pager>
		</>
	);
}
