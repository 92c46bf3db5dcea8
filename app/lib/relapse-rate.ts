/** How many of the looks back found a relapse, in per cent to one place; a dash where there was none. */
export const relapseRate = (relapsed: number, lookedBack: number): string =>
	lookedBack === 0 ? "–" : `${Math.round((relapsed / lookedBack) * 1_000) / 10}%`;
