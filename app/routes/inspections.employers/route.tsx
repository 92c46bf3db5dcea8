import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { hazards } from "#workflows/employers.ts";
import { Empty, PageTitle } from "../../components/page-title.tsx";
import { Pager } from "../../components/pager.tsx";
import { formOf } from "../../lib/form-data.server.ts";
import { requireViewer } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { importEmployers } from "../../services/import-employers.ts";
import { EmployerTable } from "./employer-table.tsx";
import { Filters } from "./filters.tsx";
import { ImportForm } from "./import-form.tsx";
import { Imports } from "./imports.tsx";
import { loadEmployers } from "./load-employers.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const { employers, shell } = messagesFor(viewer.language);
	const loaded = await loadEmployers(viewer, context, new URL(request.url).searchParams);
	return { ...loaded, title: `${employers.title} · ${shell.name}` };
}

export async function action({ request, context }: ActionFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const { personId, hat } = viewer;
	const file = (await formOf(request)).get("file");
	const source = file instanceof File ? { name: file.name, content: Buffer.from(await file.arrayBuffer()) } : null;
	const by = { personId, unitId: hat.unitId, jurisdictionId: hat.jurisdictionId };
	const imported = await importEmployers(context.db, source ?? { name: "", content: Buffer.alloc(0) }, by, context.now);
	if (imported.ok) return redirect(`/inspections/employers?import=${imported.id}`);
	if ("code" in imported) throw new Response(null, { status: 403, statusText: "noEmployers" });
	return data(imported, { status: 422 });
}

export default function Employers() {
	const { rows, next, counts, mayImport, imports } = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>() ?? null;
	const [params] = useSearchParams();
	const { employers } = useMessages();
	const countOf = (hazard: string) => counts.find((one) => one.hazard === hazard)?.count ?? 0;
	return (
		<>
			<PageTitle title={employers.title} about={employers.intro}>
				{hazards.map((hazard) => (
					<span key={hazard} className="text-sm text-quiet tabular-nums">
						{employers.hazards[hazard]} {countOf(hazard)}
					</span>
				))}
			</PageTitle>
			<ImportForm mayImport={mayImport} refused={refused} />
			<Imports imports={imports} shown={Number(params.get("import"))} />
			<Filters />
			{rows.length === 0 ? <Empty title={employers.empty} hint={employers.emptyHint} /> : <EmployerTable rows={rows} />}
			<Pager next={next} />
		</>
	);
}
