import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Empty, PageTitle } from "../../components/page-title.tsx";
import { Said } from "../../components/said.tsx";
import { formOf } from "../../lib/form-data.server.ts";
import { idOf } from "../../lib/ids.ts";
import { notFound, requireViewer, senderOf } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { draftLetters } from "../../services/draft-letters.ts";
import { DraftForm } from "./draft-form.tsx";
import { LetterTable } from "./letter-table.tsx";
import { loadLetters } from "./load-letters.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const { letters, shell } = messagesFor(viewer.language);
	return { ...(await loadLetters(viewer, context)), title: `${letters.title} · ${shell.name}` };
}

export async function action({ request, context }: ActionFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const form = await formOf(request);
	const unitIds = form.getAll("unitId").map(Number);
	const drafting = { planId: idOf(form.get("planId")), unitIds };
	const drafted = await draftLetters(context.db, drafting, senderOf(viewer), context.now);
	if (drafted === null) throw notFound();
	return redirect(`/letters?drafted=${drafted}`);
}

export default function Letters() {
	const { rows, drafting } = useLoaderData<typeof loader>();
	const { letters } = useMessages();
	const [params] = useSearchParams();
	const drafted = params.get("drafted");
	return (
		<>
			<PageTitle title={letters.title} about={letters.intro} />
			{drafted && <Said how="done">{letters.drafted(Number(drafted))}</Said>}
			{rows.length === 0 ? <Empty title={letters.empty} hint={letters.emptyHint} /> : <LetterTable rows={rows} />}
			{drafting.map(({ plan, units }) => (
				<DraftForm key={plan.id} plan={plan} units={units} />
			))}
		</>
	);
}
