import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { feedSince, replaceFeed } from "#db/queries/feeds.ts";
import { getMailWishes } from "#db/queries/mail-settings.ts";
import { endSessions, listSessions, setLanguage } from "#db/queries/sessions.ts";
import { defaultMailSettings } from "#workflows/deliveries.ts";
import { type Language, languages } from "#workflows/language.ts";
import { Feed } from "../../components/feed.tsx";
import { PageTitle } from "../../components/page-title.tsx";
import { formOf } from "../../lib/form-data.server.ts";
import { idOf } from "../../lib/ids.ts";
import { requirePerson } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { changeMail, type MailForm } from "../../services/change-mail.ts";
import { changePassword } from "../../services/change-password.ts";
import { makeFeed } from "../../services/make-feed.ts";
import { MailSettingsForm } from "./mail-settings-form.tsx";
import { PasswordForm } from "./password-form.tsx";
import { Sessions } from "./sessions.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requirePerson({ request, context });
	const { me, shell } = messagesFor(viewer.language);
	const { login, name, hats, language, sessionId } = viewer;
	const { email, mailSettings } = await getMailWishes(context.db.sql, viewer.personId);
	return {
		mail: { email: email ?? "", ...(mailSettings ?? defaultMailSettings) },
		login,
		name,
		hats,
		language,
		sessionId,
		feedSince: await feedSince(context.db.sql, { personId: viewer.personId }),
		sessions: await listSessions(context.db.sql, viewer.personId, context.now),
		title: `${me.title} · ${shell.name}`,
	};
}

const mailFormOf = (text: (name: string) => string): MailForm => ({
	email: text("email"),
	ways: { reminder: text("reminder"), todo: text("todo"), news: text("news") },
	digestAt: text("digestAt"),
	quiet: { from: text("quietFrom"), until: text("quietUntil") },
});

export async function action({ request, context }: ActionFunctionArgs) {
	const viewer = await requirePerson({ request, context });
	const form = await formOf(request);
	const text = (name: string) => String(form.get(name) ?? "");
	switch (text("act")) {
		case "language":
			if (languages.includes(text("language") as Language))
				await setLanguage(context.db.sql, viewer.personId, text("language") as Language);
			return redirect("/me");
		case "endSession":
			await endSessions(context.db.sql, viewer, text("session") === "others" ? "others" : idOf(text("session")), context.now);
			return redirect("/me");
		case "makeFeed": {
			const feed = await makeFeed(context.db, { personId: viewer.personId }, viewer.personId, context.now);
			return data({ problem: null, mailProblem: null, mail: null, feed });
		}
		case "revokeFeed":
			await replaceFeed(context.db.sql, { personId: viewer.personId }, null, viewer.personId, context.now);
			return redirect("/me#feed");
		case "mail": {
			const mail = mailFormOf(text);
			const mailProblem = await changeMail(context.db, viewer.personId, mail, context.now);
			return mailProblem
				? data({ problem: null, mailProblem, mail, feed: null }, { status: 422 })
				: redirect("/me?mailChanged#mail");
		}
		case "password": {
			const problem = await changePassword(
				context.db,
				viewer,
				{ current: text("current"), next: text("next"), again: text("again") },
				context.now,
			);
			return problem ? data({ problem, mailProblem: null, mail: null, feed: null }, { status: 422 }) : redirect("/me?changed");
		}
		default:
			throw new Response(null, { status: 400 });
	}
}

export default function Me() {
	const { mail, login, name, hats, language, sessions, sessionId, feedSince: since } = useLoaderData<typeof loader>();
	const came = useActionData<typeof action>();
	const [params] = useSearchParams();
	const { me, shell } = useMessages();
	return (
		<>
			<PageTitle title={me.title} />
			<div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
				<section className="card p-4">
					<h2 className="card-title mb-2">{me.person}</h2>
					<p>{name}</p>
					<p className="text-sm text-quiet">
						{me.login} {login}
					</p>
					<h3 className="mt-3 text-xs text-quiet">{me.hats}</h3>
					<ul>
						{hats.map((hat) => (
							<li key={hat.positionId}>
								{hat.jurisdictionName} · {hat.unitName} · {shell.position[hat.position]}
							</li>
						))}
					</ul>
					<form method="post" action="/me" className="mt-4 flex items-end gap-2">
						<label>
							<span className="block text-sm">{me.language}</span>
							<select name="language" className="input" defaultValue={language}>
								{languages.map((key) => (
									<option key={key} value={key}>
										{me.languages[key]}
									</option>
								))}
							</select>
						</label>
						<button type="submit" name="act" value="language" className="button">
							{shell.save}
						</button>
					</form>
				</section>
				<PasswordForm problem={came?.problem ?? null} isChanged={params.has("changed")} />
				<MailSettingsForm form={came?.mail ?? mail} problem={came?.mailProblem ?? null} isChanged={params.has("mailChanged")} />
				<Feed action="/me" since={since} made={came?.feed ?? null} isUnits={false} />
				<Sessions sessions={sessions} own={sessionId} />
			</div>
		</>
	);
}
