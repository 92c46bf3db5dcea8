import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { listChecklists } from "#db/queries/checklists.ts";
import { keepsEmployers } from "#db/queries/employers.ts";
import { Empty, PageTitle } from "../../components/page-title.tsx";
import { Said } from "../../components/said.tsx";
import { formOf } from "../../lib/form-data.server.ts";
import { jurisdictionIdsOf, requireViewer } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { issueChecklist } from "../../services/issue-checklist.ts";
import { ChecklistCard } from "./checklist-card.tsx";
import { IssueForm } from "./issue-form.tsx";
import { readChecklist } from "./read-checklist.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const { checklists, shell } = messagesFor(viewer.language);
	const [rows, mayIssue] = await Promise.all([
		listChecklists(context.db.sql, jurisdictionIdsOf(viewer)),
		keepsEmployers(context.db.sql, viewer.hat.unitId, viewer.hat.jurisdictionId),
	]);
	return { rows, mayIssue, title: `${checklists.title} · ${shell.name}` };
}

export async function action({ request, context }: ActionFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const { personId, hat } = viewer;
	const typed = readChecklist(await formOf(request));
	const by = { personId, unitId: hat.unitId, jurisdictionId: hat.jurisdictionId };
	const refusal = await issueChecklist(context.db, typed, by, context.now);
	if (refusal === "notYours") throw new Response(null, { status: 403, statusText: "noChecklist" });
	if (refusal) return data({ refusal, typed }, { status: refusal === "stale" ? 409 : 422 });
	return redirect(`/inspections/checklists?${new URLSearchParams({ done: typed.subject, version: String(typed.seen + 1) })}`);
}

export default function Checklists() {
	const { rows, mayIssue } = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>() ?? null;
	const [params] = useSearchParams();
	const { checklists } = useMessages();
	const done = params.get("done");
	// What was typed stands in the form of its subject; of a subject that nobody has, in the form for a new one.
	const of = (subject: string | null) =>
		refused && (rows.find((row) => row.subject === refused.typed.subject)?.subject ?? null) === subject ? refused.typed : null;
	return (
		<>
			<PageTitle title={checklists.title} about={checklists.intro} />
			{done && <Said how="done">{checklists.done(done, Number(params.get("version")))}</Said>}
			{refused && <Said how="refused">{checklists.refusals[refused.refusal as "stale"]}</Said>}
			{rows.length === 0 && <Empty title={checklists.empty} hint={checklists.emptyHint} />}
			<div className="grid gap-4">
				{rows.map((row) => (
					<ChecklistCard key={row.id} row={row}>
						{mayIssue && <IssueForm row={row} typed={of(row.subject)} />}
					</ChecklistCard>
				))}
				{mayIssue && <IssueForm row={null} typed={of(null)} />}
			</div>
		</>
	);
}
