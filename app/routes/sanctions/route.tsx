import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listSanctions } from "#db/queries/sanctions.ts";
import { Empty, PageTitle } from "../../components/page-title.tsx";
import { jurisdictionIdsOf, requireViewer } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { SanctionTable } from "./sanction-table.tsx";

const SHOWN = 500;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const { sanctions, shell } = messagesFor(viewer.language);
	const isEnded = new URL(request.url).searchParams.has("ended");
	const rows = await listSanctions(context.db.sql, jurisdictionIdsOf(viewer), isEnded, SHOWN);
	return { rows, isEnded, place: "/rectifications", title: `${sanctions.list} · ${shell.name}` };
}

export default function Sanctions() {
	const { rows, isEnded } = useLoaderData<typeof loader>();
	const { sanctions } = useMessages();
	const tabs = [
		[sanctions.inForce, "/sanctions", !isEnded],
		[sanctions.ended, "/sanctions?ended=on", isEnded],
	] as const;
	return (
		<>
			<PageTitle title={sanctions.list} about={sanctions.intro}>
				{tabs.map(([name, href, isHere]) => (
					<a
						key={href}
						href={href}
						aria-current={isHere ? "page" : undefined}
						className={`button ${isHere ? "button-primary" : ""}`}
					>
						{name}
					</a>
				))}
			</PageTitle>
			{rows.length === 0 ? (
				<Empty title={isEnded ? sanctions.noneEnded : sanctions.none} hint={sanctions.noneHint} />
			) : (
				<SanctionTable rows={rows} isEnded={isEnded} />
			)}
		</>
	);
}
