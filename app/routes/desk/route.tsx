import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { eventLabel } from "#workflows/labels.ts";
import { machineNames } from "#workflows/names.ts";
import { Empty, PageTitle } from "../../components/page-title.tsx";
import { Said } from "../../components/said.tsx";
import { requireViewer } from "../../lib/require-viewer.server.ts";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { Group } from "./group.tsx";
import { loadDesk } from "./load-desk.server.ts";
import { Climbed, SilentUnits } from "./others.tsx";
import { Standing } from "./standing.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const { desk, shell } = messagesFor(viewer.language);
	return { ...(await loadDesk(viewer, context)), title: `${desk.title} · ${shell.name}` };
}

export default function Desk() {
	const { groups, standing, silent, climbed, unit, today, names, units } = useLoaderData<typeof loader>();
	const m = useMessages();
	const language = useLanguage();
	const [params] = useSearchParams();
	const done = params.get("done");
	const label = done && machineNames.map((machine) => eventLabel(machine, done, language)).find((word) => word !== done);
	return (
		<>
			<PageTitle title={m.desk.title} about={m.desk.subtitle(unit, today)} />
			{label && (
				<Said how="done" draftDone={params.get("of")}>
					{m.task.saved(label)}
				</Said>
			)}
			<Standing standing={standing} />
			<Climbed rows={climbed} />
			<SilentUnits rows={silent} />
			{groups.length === 0 && <Empty title={m.desk.nothing} hint={m.desk.nothingHint} />}
			<div className="grid grid-cols-1 gap-4">
				{groups.map((group) => (
					<Group key={group.group} group={group} names={names} units={units} hasManyPlans={standing.length > 1} />
				))}
			</div>
		</>
	);
}
