/** One figure of a benchmark, and the floor it is held against in the same run; `ratio` is value over floor. */
export type Figure = { bench: string; case: string; value: number; unit: string; floor: number | null; ratio: number | null };

const round = (n: number) => Number(n.toPrecision(4));

/** Prints one figure as a JSON line. */
export function report(bench: string, name: string, value: number, unit: string, floor: number | null = null): void {
	const figure: Figure = {
		bench,
		case: name,
		value: round(value),
		unit,
		floor: floor === null ? null : round(floor),
		ratio: floor === null ? null : round(value / floor),
	};
	process.stdout.write(`${JSON.stringify(figure)}\n`);
}
