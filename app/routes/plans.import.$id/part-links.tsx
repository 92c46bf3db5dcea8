import { anchorOf } from "../../drafting/layout.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { cardAnchor, reviewPath, tabOf } from "./address.ts";
import { Hidden, WordsLink } from "./form-parts.tsx";
import type { Review } from "./load-draft-view.server.ts";

type Part = { key: string; at: number; isLeftOut: boolean };

/** Leaves a part out of the plan, or takes it in again. */
export function LeaveOut({ review, part }: { review: Review; part: Part }) {
	const { imports } = useMessages();
	return (
		<form method="post">
			<Hidden edit="part.leaveOut" part={part.key} seen={review.version} />
			<button
				type="submit"
				name="isLeftOut"
				value={String(!part.isLeftOut)}
				className="small-act text-sm text-quiet hover:underline"
			>
				{part.isLeftOut ? imports.takeIn : imports.leaveOut}
			</button>
		</form>
	);
}

/** From a part to its words and to its form, and the way to leave it out. */
export function PartLinks({ review, part }: { review: Review; part: Part }) {
	const { imports } = useMessages();
	return (
		<span className="ml-auto flex items-center gap-4 text-sm whitespace-nowrap">
			<WordsLink n={anchorOf(review.pieces, part.at)} />
			{!part.isLeftOut && (
				<a href={reviewPath(review.id, { tab: tabOf(part.key), open: part.key }, cardAnchor(part.key))} className="small-act">
					{imports.edit}
				</a>
			)}
			<LeaveOut review={review} part={part} />
		</span>
	);
}
