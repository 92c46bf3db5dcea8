import { useMessages } from "../lib/use-messages.tsx";

/** What went wrong and what to do about it: a table from status to sentence. */
export function ProblemPage({ status, code }: { status: number; code: string }) {
	const { checklists, employers, problems } = useMessages();
	const known = status in problems.title ? status : 500;
	const ofCode: Record<string, string> = {
		noHat: problems.noHat,
		noImport: problems.noImport,
		noEmployers: employers.refusal,
		noChecklist: checklists.refusal,
	};
	return (
		<div className="card mx-auto mt-10 max-w-xl p-8">
			<p className="text-sm text-quiet">{status}</p>
			<h1 className="mt-1 text-xl font-semibold">{problems.title[known]}</h1>
			<p className="mt-3">{ofCode[code] ?? problems.text[known]}</p>
			<p className="mt-6">
				<a href="/desk" className="button">
					{problems.back}
				</a>
			</p>
		</div>
	);
}
