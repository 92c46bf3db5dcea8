/** The states in which a finding can be looked for, in the order of its course. */
export const states = [
	"ordered",
	"objected",
	"planned",
	"underway",
	"submitted",
	"returned",
	"verified",
	"signed",
	"published",
	"lookback",
	"closed",
	"waived",
] as const;
