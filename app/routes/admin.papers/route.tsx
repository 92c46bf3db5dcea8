import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { PageTitle } from "../../components/page-title.tsx";
import { PaperSheet } from "../../components/paper-sheet.tsx";
import { Said } from "../../components/said.tsx";
import { requireViewer } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { loadTemplates } from "./load-templates.server.ts";
import { takeTemplate } from "./take-template.server.ts";
import { TemplateForm } from "./template-form.tsx";
import { Versions } from "./versions.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const { paperTemplates, shell } = messagesFor(viewer.language);
	const view = await loadTemplates(new URL(request.url).searchParams, viewer, context);
	return { ...view, title: `${paperTemplates.title} · ${shell.name}` };
}

export async function action({ request, context }: ActionFunctionArgs) {
	return takeTemplate(request, await requireViewer({ request, context }), context);
}

export default function PaperTemplates() {
	const view = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>() ?? null;
	const [params] = useSearchParams();
	const { paperTemplates } = useMessages();
	const { kind, kinds, builtIn, newest, place } = view;
	const words = answer?.words ?? view.words;
	const preview = answer?.preview ?? view.preview;
	const hasFaults = Object.keys(answer?.faults ?? {}).length > 0;
	return (
		<>
			<PageTitle title={paperTemplates.title} about={paperTemplates.about(place)}>
				{kinds.map((each) => (
					<a
						key={each.kind}
						href={`/admin/papers?kind=${each.kind}`}
						aria-current={each.kind === kind ? "page" : undefined}
						className={`button ${each.kind === kind ? "button-primary" : ""}`}
					>
						{each.name}
					</a>
				))}
			</PageTitle>
			{params.get("done") === "kept" && !answer && (
				<Said how="done" draftDone={`paper-template-${kind}`}>
					{paperTemplates.kept}
				</Said>
			)}
			{answer?.isStale && <Said how="refused">{paperTemplates.stale}</Said>}
			{hasFaults && <Said how="refused">{paperTemplates.faulty}</Said>}
			<div className="grid grid-cols-1 gap-4 xl:grid-cols-[minmax(0,1fr)_210mm]">
				<div className="no-print">
					<Versions view={view} />
					<TemplateForm key={kind} kind={kind} seen={newest} words={words} builtIn={builtIn} faults={answer?.faults ?? {}} />
				</div>
				<section id="paper" aria-label={paperTemplates.preview}>
					<p className="no-print mb-2 text-sm text-quiet">{preview.isReal ? paperTemplates.tried : paperTemplates.untried}</p>
					<PaperSheet paper={preview} />
				</section>
			</div>
		</>
	);
}
