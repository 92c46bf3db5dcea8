import type { ReactNode } from "react";

const looks = {
	done: { role: "status", className: "border-[#bfe0c9] bg-fine-soft text-fine" },
	refused: { role: "alert", className: "border-[#f3c3be] bg-late-soft text-late" },
} as const;

type Props = { how: keyof typeof looks; draftDone?: string | null; draftRefused?: string | null; children: ReactNode };

/** What the portal says of what was just sent, above where it was: done, and then what was kept of it in the tab goes; or refused, and why. */
export const Said = ({ how, draftDone, draftRefused, children }: Props) => (
	<div
		role={looks[how].role}
		data-draft-done={draftDone ?? undefined}
		data-draft-refused={draftRefused ?? undefined}
		className={`mb-4 rounded border px-4 py-2 ${looks[how].className}`}
	>
		{children}
	</div>
);
