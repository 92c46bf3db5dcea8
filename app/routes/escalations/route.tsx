import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listEscalations } from "#db/queries/list-escalations.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { rungLabels } from "#workflows/labels.ts";
import { rungs } from "#workflows/ladder.ts";
import { lightOf } from "#workflows/light.ts";
import { Chip } from "../../components/chip.tsx";
import { Empty, PageTitle } from "../../components/page-title.tsx";
import { jurisdictionIdsOf, requireViewer } from "../../lib/require-viewer.server.ts";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { findReadable } from "../../services/find-readable.ts";
import { EscalationTable } from "./escalation-table.tsx";

const SHOWN = 300;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const reach = jurisdictionIdsOf(viewer);
	const rows = await listEscalations(context.db.sql, reach, null, SHOWN);
	const isReadable = await findReadable(context.db, rows, viewer.hat.unitId, reach);
	const today = dateAt(context.now);
	const { escalations, shell } = messagesFor(viewer.language);
	return {
		rows: rows.map((row) => ({ ...row, answer: isReadable(row) ? row.answer : null, lit: lightOf(row, false, today) })),
		title: `${escalations.title} · ${shell.name}`,
	};
}
export type Escalation = Awaited<ReturnType<typeof loader>>["rows"][number];

export default function Escalations() {
	const { rows } = useLoaderData<typeof loader>();
	const { escalations, shell } = useMessages();
	const language = useLanguage();
	return (
		<>
			<PageTitle title={escalations.title} about={escalations.intro}>
				{rungs.slice(2).map((rung, i) => (
					<Chip key={rung} tone="late">
						{escalations.count(rungLabels[language][rung], rows.filter((row) => row.rung === i + 3).length)}
					</Chip>
				))}
				<a href="/ledgers/escalations" className="button">
					{shell.nav.ledgers}
				</a>
			</PageTitle>
			{rows.length === 0 ? <Empty title={escalations.empty} hint={escalations.emptyHint} /> : <EscalationTable rows={rows} />}
		</>
	);
}
