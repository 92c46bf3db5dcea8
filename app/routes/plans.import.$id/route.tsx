import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireImporter } from "../../lib/require-importer.server.ts";
import { messagesFor } from "../../messages/index.ts";
import { loadDraftView } from "./load-draft-view.server.ts";
import { ReviewPage } from "./review-page.tsx";
import { StatePage } from "./state-page.tsx";
import { takeEdit } from "./take-edit.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { viewer, importer } = await requireImporter({ request, context });
	const view = await loadDraftView(params.id, request, importer, context);
	const { imports, shell } = messagesFor(viewer.language);
	const title = `${view.about.title} · ${imports.title} · ${shell.name}`;
	return { ...view, title, refreshAfterS: view.about.state === "reading" ? 2 : null };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const { importer } = await requireImporter({ request, context });
	return takeEdit(params.id, request, importer, context);
}

export default function Draft() {
	const { about, review, namesakes } = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>() ?? null;
	return review ? <ReviewPage review={review} namesakes={namesakes} refused={refused} /> : <StatePage about={about} />;
}
