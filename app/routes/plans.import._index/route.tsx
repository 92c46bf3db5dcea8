import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listDrafts } from "#db/queries/drafts.ts";
import { listAmendablePlans } from "#db/queries/plan-amendments.ts";
import { PageTitle } from "../../components/page-title.tsx";
import { formOf } from "../../lib/form-data.server.ts";
import { idOf } from "../../lib/ids.ts";
import { requireImporter } from "../../lib/require-importer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { uploadDraft } from "../../services/upload-draft.ts";
import { Drafts } from "./drafts.tsx";
import { StartFromTable, Steps, UploadForms } from "./upload-forms.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const { viewer, importer } = await requireImporter({ request, context });
	const { imports, shell } = messagesFor(viewer.language);
	const { sql } = context.db;
	const [drafts, plans] = await Promise.all([
		listDrafts(sql, importer.jurisdictionIds),
		listAmendablePlans(sql, importer.unitId),
	]);
	const isReading = drafts.some(({ state }) => state === "reading");
	return { drafts, plans, token: randomUUID(), refreshAfterS: isReading ? 3 : null, title: `${imports.title} · ${shell.name}` };
}

/** A file, or text pasted instead of one; either way a document to be read. */
async function contentOf(form: FormData): Promise<{ name: string; content: Buffer }> {
	const file = form.get("file");
	if (file instanceof Blob) return { name: (file as File).name, content: Buffer.from(await file.arrayBuffer()) };
	const name = String(form.get("name") ?? "").trim() || "text";
	return { name: `${name}.txt`, content: Buffer.from(String(form.get("text") ?? "").trim()) };
}

export async function action({ request, context }: ActionFunctionArgs) {
	const { importer } = await requireImporter({ request, context });
	const form = await formOf(request);
	const isPasted = form.has("text");
	const token = String(form.get("token") ?? "");
	const amends = idOf(form.get("amends")) || null;
	const upload = { ...(await contentOf(form)), token, amendsPlanId: amends };
	const sent = await uploadDraft(context.db, upload, importer, context.now);
	if (sent.ok) return redirect(`/plans/import/${sent.id}`);
	return data({ isPasted, name: String(form.get("name") ?? ""), amends, problem: sent.problem }, { status: 422 });
}

export default function Import() {
	const { drafts, plans, token } = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>() ?? null;
	const { imports } = useMessages();
	return (
		<>
			<PageTitle title={imports.title} about={imports.about} />
			<div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1fr)_320px]">
				<UploadForms token={token} refused={refused} plans={plans} />
				<div className="grid content-start gap-4">
					<Steps />
					<StartFromTable />
				</div>
			</div>
			<Drafts drafts={drafts} />
		</>
	);
}
