import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { withParams } from "../lib/format.ts";
import { useMessages } from "../lib/use-messages.tsx";

type Props = {
	/** The key of this page's last line, if there are more. */
	next: number | string | null;
	/** The parameter that says from where a page goes on: `after` a key in a list that rises, `before` one in a list whose newest stands first. */
	by?: "after" | "before";
	/** The id of the list, where it is only a part of its page. */
	at?: string;
	words?: { first: string; more: string };
	children?: ReactNode;
};

/** What a page says once of what has just been done isn't said again on the next. */
const ONCE = { done: null, of: null, resent: null, discarded: null };

/** Below a list that is paged by key: back to its first page, on to the one after `next`, and what else there is to go to. The rest of the address stays. */
export function Pager({ next, by = "after", at, words, children }: Props) {
	const [params] = useSearchParams();
	const { shell } = useMessages();
	const { first, more } = words ?? shell;
	const to = (key: string | null) => `${withParams(params, { ...ONCE, [by]: key })}${at ? `#${at}` : ""}`;
	return (
		<p className="no-print mt-3 flex flex-wrap gap-2">
			{params.has(by) && (
				<a href={to(null)} className="button">
					{first}
				</a>
			)}
			{next !== null && (
				<a href={to(String(next))} className="button">
					{more}
				</a>
			)}
			{children}
		</p>
	);
}
