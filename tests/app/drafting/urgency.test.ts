import { expect, test } from "vitest";
import { kindsOf, pressingWarnings } from "#app/drafting/urgency.ts";
import { draftFrom } from "./read.ts";

test("what could make a wrong task is looked at first, a unit that is named once last; that one waits for nobody", async () => {
	const { draft } = await draftFrom("district-dust-attack.txt");
	const kinds = kindsOf(draft.warnings);
	expect(kinds).toHaveLength(new Set(draft.warnings.map(({ kind }) => kind)).size);
	expect(kinds).toEqual(["openGroup", "otherPlace", "noNumber", "unitOnce"]);
	expect(new Set(pressingWarnings(draft).map(({ kind }) => kind))).toEqual(new Set(kinds.slice(0, -1)));
	expect(kindsOf(draft.warnings.map((one) => ({ ...one, kind: "someday" })))).toEqual(["someday"]);
});
