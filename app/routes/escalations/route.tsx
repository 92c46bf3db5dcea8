import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { rungLabels } from "#workflows/labels.ts";
import { rungs } from "#workflows/ladder.ts";
import { Chip } from "../../components/chip.tsx";
import { Empty, PageTitle } from "../../components/page-title.tsx";
import { requireViewer } from "../../lib/require-viewer.server.ts";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { EscalationTable } from "./escalation-table.tsx";
import { loadEscalations } from "./load-escalations.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const { escalations, shell } = messagesFor(viewer.language);
	return { rows: await loadEscalations(viewer, context), title: `${escalations.title} · ${shell.name}` };
}

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
