import { stepNo } from "../docket.ts";
import type { Open } from "../effects.ts";
import type { Envelope } from "../events.ts";
import type { RectificationContext } from "../rectification/context.ts";
import { reviewerUnits } from "../who.ts";
import type { Asked } from "./machine.ts";

/** The look-back at a finding whose day has come: owed by the unit that inspected, or, if that helped to put it right, by the secretariat. */
export function lookbackOf({ docket, self }: Envelope): Open {
	const finding = stepNo(docket, self);
	const { helperUnitIds, subject } = finding.context as RectificationContext;
	const apart = reviewerUnits(docket, finding).find((id) => id !== finding.unitId && !helperUnitIds.includes(id));
	const input: Asked = { objectUnitId: finding.unitId, subject };
	return { machine: "lookback", unitId: apart ?? docket.secretariatUnitId, underParent: true, input };
}
