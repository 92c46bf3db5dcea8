import { getResolvedPDFJS } from "unpdf";

/** A straight line that a PDF draws, in points, y upwards: level (y1 = y2) or upright (x1 = x2). */
export type Rule = { x1: number; y1: number; x2: number; y2: number };
type Matrix = [number, number, number, number, number, number];
type Page = { getOperatorList: () => Promise<{ fnArray: number[]; argsArray: unknown[] }> };
type Box = { x1: number; y1: number; x2: number; y2: number };

/** Thinner than this is a line, whether it was drawn as one or as a filled box. */
const THIN = 2.5;
const SHORT = 5;
const MOST = 20_000;

const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
	a * g + c * h,
	b * g + d * h,
	a * i + c * j,
	b * i + d * j,
	a * k + c * l + e,
	b * k + d * l + f,
];
const at = ([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] => [a * x + c * y + e, b * x + d * y + f];

/** How many figures each drawing command of a path takes: move, line, curve, quadratic, close. */
const FIGURES = [2, 2, 6, 4, 0];

/** The boxes around the pieces of a path. */
function boxesOf(data: ArrayLike<number>, matrix: Matrix): Box[] {
	const boxes: Box[] = [];
	for (let i = 0; i < data.length && boxes.length < MOST; ) {
		const command = data[i] ?? 4;
		const size = FIGURES[command] ?? 0;
		if (size >= 2) {
			const [x, y] = at(matrix, data[i + size - 1] ?? 0, data[i + size] ?? 0);
			const box = boxes.at(-1);
			if (command === 0 || !box) boxes.push({ x1: x, y1: y, x2: x, y2: y });
			else
				Object.assign(box, {
					x1: Math.min(box.x1, x),
					y1: Math.min(box.y1, y),
					x2: Math.max(box.x2, x),
					y2: Math.max(box.y2, y),
				});
		}
		i += 1 + size;
	}
	return boxes;
}

function rulesOf({ x1, y1, x2, y2 }: Box, isStroked: boolean): Rule[] {
	const [width, height] = [x2 - x1, y2 - y1];
	const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
	if (height <= THIN) return width >= SHORT ? [{ x1, y1: y, x2, y2: y }] : [];
	if (width <= THIN) return height >= SHORT ? [{ x1: x, y1, x2: x, y2 }] : [];
	if (!isStroked) return [];
	return [
		{ x1, y1, x2, y2: y1 },
		{ x1, y1: y2, x2, y2 },
		{ x1, y1, x2: x1, y2 },
		{ x1: x2, y1, x2, y2 },
	];
}

/** The level and upright lines that a page draws: the borders of its tables, whatever else they are. */
export async function rulesOn(page: Page): Promise<Rule[]> {
	const { OPS } = await getResolvedPDFJS();
	const { fnArray, argsArray } = await page.getOperatorList();
	const rules: Rule[] = [];
	const saved: Matrix[] = [];
	let matrix: Matrix = [1, 0, 0, 1, 0, 0];
	const stroked = new Set([
		OPS.stroke,
		OPS.closeStroke,
		OPS.fillStroke,
		OPS.closeFillStroke,
		OPS.eoFillStroke,
		OPS.closeEOFillStroke,
	]);
	for (const [i, operation] of fnArray.entries()) {
		const args = argsArray[i] as unknown[] | null;
		if (operation === OPS.save) saved.push(matrix);
		else if (operation === OPS.restore) matrix = saved.pop() ?? matrix;
		else if (operation === OPS.transform) matrix = times(matrix, args as unknown as Matrix);
		else if (operation === OPS.paintFormXObjectBegin) {
			saved.push(matrix);
			if (Array.isArray(args?.[0])) matrix = times(matrix, args[0] as Matrix);
		} else if (operation === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? matrix;
		else if (operation === OPS.constructPath && args && args[0] !== OPS.endPath && rules.length < MOST) {
			const [data] = (args[1] ?? []) as [ArrayLike<number> | null];
			for (const box of data ? boxesOf(data, matrix) : []) rules.push(...rulesOf(box, stroked.has(args[0] as number)));
		}
	}
	return rules;
}
