import { drafting } from "./script/drafts.ts";
import { sending } from "./script/sending.ts";
import { test } from "./test.ts";

/** What the page's one script adds (app/entry.client.ts): each of it once, in a real browser. */
test.use({ world: { name: "script", plans: "story", on: "2020-09-10" } });

sending();
drafting();
