import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Said } from "../../components/said.tsx";
import { languageOf } from "../../lib/context.server.ts";
import { formOf } from "../../lib/form-data.server.ts";
import { setSecret } from "../../lib/session-cookie.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { PAUSE_MINUTES, signIn } from "../../services/sign-in.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const HERE = "http://here";

/** Where to go on: a path of ours as a browser would read it, never another host. */
function safePath(to: unknown): string {
	if (typeof to !== "string" || !to.startsWith("/") || !URL.canParse(to, HERE)) return "/desk";
	const { origin, pathname, search, hash } = new URL(to, HERE);
	return origin === HERE && !pathname.startsWith("//") ? pathname + search + hash : "/desk";
}

export async function loader({ request, context }: LoaderFunctionArgs) {
	const { searchParams } = new URL(request.url);
	const to = safePath(searchParams.get("to"));
	if (await context.viewer(request)) throw redirect(to);
	const { signIn: words, shell } = messagesFor(languageOf(request));
	return { to, hasNoCookie: searchParams.has("done"), title: `${words.title} · ${shell.name}` };
}

export async function action({ request, context }: ActionFunctionArgs) {
	const form = await formOf(request);
	const [login, password] = [form.get("login"), form.get("password")];
	if (
		typeof login !== "string" ||
		typeof password !== "string" ||
		!login ||
		!password ||
		login.length > 100 ||
		password.length > 200
	)
		return data(
			{ code: "missing" as const, login: typeof login === "string" ? login.slice(0, 100) : "", minutes: PAUSE_MINUTES },
			{ status: 422 },
		);
	const from = { ip: context.ip, agent: request.headers.get("User-Agent") };
	const result = await signIn(context.db, login, password, from, context.now);
	if (!result.ok)
		return data({ code: result.code, login, minutes: PAUSE_MINUTES }, { status: result.code === "paused" ? 429 : 401 });
	const to = `/sign-in?done&to=${encodeURIComponent(safePath(form.get("to")))}`;
	return redirect(to, { headers: { "Set-Cookie": await setSecret(result.secret, result.endsAt, context.now) } });
}

export default function SignIn() {
	const { signIn: words, shell } = useMessages();
	const { to, hasNoCookie } = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>();
	const problem = refused
		? { missing: words.missing, wrong: words.wrong, paused: words.paused(refused.minutes) }[refused.code]
		: hasNoCookie
			? words.noCookie
			: null;
	return (
		<div className="card mx-auto mt-[10vh] max-w-sm p-8">
			<h1 className="text-2xl font-bold tracking-widest text-brand">{shell.name}</h1>
			<p className="mb-6 text-quiet">{shell.tagline}</p>
			{problem && <Said how="refused">{problem}</Said>}
			<form method="post" action="/sign-in" className="grid gap-4">
				<input type="hidden" name="to" value={to} />
				<label className="block">
					<span className="mb-0.5 block text-sm">{words.login}</span>
					<input
						name="login"
						className="input"
						autoComplete="username"
						required
						defaultValue={refused?.login}
						autoCapitalize="none"
						spellCheck={false}
					/>
				</label>
				<label className="block">
					<span className="mb-0.5 block text-sm">{words.password}</span>
					<input name="password" type="password" className="input" autoComplete="current-password" required />
				</label>
				<button type="submit" className="button button-primary min-h-10 justify-center text-base">
					{words.submit}
				</button>
			</form>
		</div>
	);
}
