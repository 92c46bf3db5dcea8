import "./app.css";
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, Links, Meta, Outlet, useMatches, useRouteError, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { Header } from "./components/header.tsx";
import { ProblemPage } from "./components/problem-page.tsx";
import { isClockShifted } from "./lib/clock.server.ts";
import { languageOf } from "./lib/context.server.ts";
import { usePageShell } from "./lib/page-shell.tsx";
import { LanguageProvider, useMessages } from "./lib/use-messages.tsx";
import { messagesFor } from "./messages/index.ts";

const statusOf = (error: unknown): number =>
	isRouteErrorResponse(error) ? error.status : ((error as { status?: number } | null)?.status ?? 500);

/** The title of a page that has none of its own: of what went wrong. */
export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
	const { problems, shell } = messagesFor(data?.language ?? "zh");
	return [{ title: error ? `${problems.title[statusOf(error)] ?? problems.title[500]} · ${shell.name}` : shell.name }];
};

export const links: LinksFunction = () => [{ rel: "icon", href: "/favicon.svg", type: "image/svg+xml" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await context.viewer(request);
	const shiftedTo = isClockShifted ? context.now.toISOString() : null;
	if (!viewer) return { language: languageOf(request), shiftedTo, person: null };
	const { personId, name, isMadeUp, isAdministrator, hats, hat, unread, language } = viewer;
	return { language, shiftedTo, person: { personId, name, isMadeUp, isAdministrator, hats, hat, unread } };
}

export type RootData = Awaited<ReturnType<typeof loader>>;

function Script() {
	const { nonce, script, devClient } = usePageShell();
	return (
		<>
			{devClient && <script type="module" src={devClient} />}
			<script type="module" nonce={nonce} src={script} />
		</>
	);
}

/** A page that waits for something asks again by itself; with the script, only its part that waits does. */
function Refresh() {
	const waits = useMatches().map(({ data }) => (data as { refreshAfterS?: number | null } | null | undefined)?.refreshAfterS);
	const after = waits.find((s) => s);
	return after ? (
		<noscript>
			<meta httpEquiv="refresh" content={String(after)} />
		</noscript>
	) : null;
}

export function Layout({ children }: { children: ReactNode }) {
	const data = useRouteLoaderData<typeof loader>("root");
	const shell = usePageShell();
	const language = data?.language ?? shell.language;
	return (
		<html lang={language === "zh" ? "zh-CN" : "en"}>
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<Meta />
				<Links />
				<Refresh />
			</head>
			<body data-person={data?.person?.personId}>
				<LanguageProvider language={language}>
					<SkipLink />
					<Header person={data?.person ?? null} shiftedTo={data?.shiftedTo ?? null} />
					<main id="main" className="mx-auto max-w-[1400px] px-4 py-5 md:px-6">
						{children}
					</main>
				</LanguageProvider>
				<Script />
			</body>
		</html>
	);
}

function SkipLink() {
	const m = useMessages();
	return (
		<a href="#main" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-white focus:p-2">
			{m.shell.skip}
		</a>
	);
}

export default function App() {
	return <Outlet />;
}

export function ErrorBoundary() {
	const error = useRouteError();
	const status = statusOf(error);
	const code = isRouteErrorResponse(error) ? error.statusText : "";
	return <ProblemPage status={status} code={code} />;
}
