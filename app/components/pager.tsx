import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { withParams } from "../lib/format.ts";
import { useMessages } from "../lib/use-messages.tsx";

type Props = { next: number | string | null; children?: ReactNode };

/** Below a list that is paged by key: back to its first page, on to the one after `next`, and what else there is to go to. */
export function Pager({ next, children }: Props) {
	const [params] = useSearchParams();
	const { shell } = useMessages();
	return (
		<p className="no-print mt-3 flex gap-2">
			{params.has("after") && (
				<a href={withParams(params, { after: null })} className="button">
					{shell.first}
				</a>
			)}
			{next !== null && (
				<a href={withParams(params, { after: String(next) })} className="button">
					{shell.more}
				</a>
			)}
			{children}
		</p>
	);
}
