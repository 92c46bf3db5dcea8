import { type AppLoadContext, data, redirect } from "@remix-run/node";
import { replaceFeed } from "#db/queries/feeds.ts";
import { removeHook } from "#db/queries/hooks.ts";
import type { Viewer } from "#db/queries/sessions.ts";
import { openPusher } from "../../hooks/push.ts";
import { idOf } from "../../lib/ids.ts";
import { makeFeed } from "../../services/make-feed.ts";
import { type HookForm, setHook } from "../../services/set-hook.ts";
import { testHook } from "../../services/test-hook.ts";

const formOf = (form: FormData): HookForm => {
	const text = (name: string) => String(form.get(name) ?? "");
	return {
		kind: text("kind"),
		name: text("name"),
		address: text("address"),
		secret: text("secret"),
		pushed: form.getAll("pushed").map(String),
	};
};

async function set(unitId: number, form: FormData, viewer: Viewer, { db, now }: AppLoadContext) {
	const typed = formOf(form);
	const came = await setHook(db, unitId, typed, viewer, now);
	if (!came.ok) return data({ came: "refused" as const, problem: came.problem, typed }, { status: 422 });
	if (came.secret === null) return redirect(`/units/${unitId}?set#hooks`);
	return data({ came: "secret" as const, secret: came.secret });
}

/** Does what a button of a unit's hooks or feed says; what is shown once, and what a test came to, is answered at once. */
export async function takeUnitForm(unitId: number, form: FormData, viewer: Viewer, context: AppLoadContext) {
	const { db, now } = context;
	const hookId = idOf(form.get("hook"));
	switch (form.get("act")) {
		case "setHook":
			return set(unitId, form, viewer, context);
		case "testHook": {
			const tested = await testHook(db, openPusher(), { unitId, hookId, personId: viewer.personId }, now);
			return data({ came: "tested" as const, hookId, tested });
		}
		case "removeHook":
			await removeHook(db.sql, unitId, hookId, viewer.personId, now);
			return redirect(`/units/${unitId}?removed#hooks`);
		case "makeFeed":
			return data({ came: "feed" as const, address: await makeFeed(db, { unitId }, viewer.personId, now) });
		case "revokeFeed":
			await replaceFeed(db.sql, { unitId }, null, viewer.personId, now);
			return redirect(`/units/${unitId}#feed`);
		default:
			throw new Response(null, { status: 400 });
	}
}
