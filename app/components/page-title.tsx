import type { ReactNode } from "react";

/** A screen's head: what it is, a line about it, and what can be done with all of it. */
export const PageTitle = ({ title, about, children }: { title: string; about?: ReactNode; children?: ReactNode }) => (
	<div className="mb-4 flex flex-wrap items-end justify-between gap-3">
		<div>
			<h1 className="text-xl font-semibold">{title}</h1>
			{about && <p className="text-sm text-quiet">{about}</p>}
		</div>
		{children && <div className="no-print flex flex-wrap items-center gap-2">{children}</div>}
	</div>
);

/** A list with nothing in it says what to do next. */
export const Empty = ({ title, hint }: { title: string; hint: string }) => (
	<div className="card px-6 py-10 text-center">
		<p className="font-medium">{title}</p>
		<p className="mt-1 text-sm text-quiet">{hint}</p>
	</div>
);
