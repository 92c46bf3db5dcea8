import type { LoaderFunctionArgs } from "@remix-run/node";
import { messagesFor } from "../messages/index.ts";
import { languageOf } from "./context.server.ts";
import { isUnavailable, RETRY_AFTER_S } from "./unavailable.server.ts";

const statusOf = (error: unknown): number => (error instanceof Response ? error.status : isUnavailable(error) ? 503 : 500);

/** For a route without a page of its own: what a page would say about a refusal is said in a sentence, in the reader's language. */
export const withoutPage =
	(answer: (args: LoaderFunctionArgs) => Promise<Response>) =>
	async (args: LoaderFunctionArgs): Promise<Response> => {
		try {
			return await answer(args);
		} catch (error) {
			const status = statusOf(error);
			if (status < 400 || status === 500) throw error;
			const viewer = status === 503 ? null : await args.context.viewer(args.request);
			const { text } = messagesFor(viewer?.language ?? languageOf(args.request)).problems;
			const headers = {
				"Content-Type": "text/plain; charset=utf-8",
				...(status === 503 && { "Retry-After": String(RETRY_AFTER_S) }),
			};
			return new Response(`${text[status] ?? status}\n`, { status, headers });
		}
	};

/** The action of a route without a page that takes nothing. */
export const takesNothing = withoutPage(async () => {
	throw new Response(null, { status: 405 });
});
