import { Indicators } from "./indicators.tsx";
import { Phases } from "./phases.tsx";
import type { TabProps } from "./tab-props.ts";

/** The phases and the indicators that were read. */
export const Tables = (props: TabProps) => (
	<div className="grid grid-cols-1 gap-3">
		<Phases {...props} />
		<Indicators {...props} />
	</div>
);
