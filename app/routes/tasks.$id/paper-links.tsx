import type { TaskView } from "./load-task.server.ts";

/** The papers that were issued on a step, for those who may read them. */
export const PaperLinks = ({ view, stepNo }: { view: TaskView; stepNo: number }) => (
	<span className="flex flex-wrap gap-x-3 text-sm">
		{view.papers
			.filter((paper) => paper.stepNo === stepNo)
			.map((paper) => (
				<a key={paper.id} href={`/papers/${paper.id}`} className="whitespace-nowrap">
					{paper.printed}
				</a>
			))}
	</span>
);
