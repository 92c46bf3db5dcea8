import { processLabels } from "#workflows/labels.ts";
import type { MachineName } from "#workflows/names.ts";
import { diagramOf, type Point } from "../lib/diagram.ts";
import { useLanguage, useMessages } from "../lib/use-messages.tsx";

const path = (points: Point[]) => points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join(" ");

/** The chart of a process, drawn from its machine, with the present state marked: you are here. */
export function StateDiagram({ machine, here }: { machine: MachineName; here: string | null }) {
	const language = useLanguage();
	const m = useMessages();
	const { width, height, nodes, edges, anywhere } = diagramOf(machine, language);
	const id = `arrow-${machine}`;
	return (
		<figure>
			<svg
				viewBox={`0 0 ${width} ${height}`}
				width={width}
				height={height}
				className="h-auto max-w-full"
				role="img"
				aria-label={processLabels[machine][language].name}
			>
				<defs>
					<marker id={id} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
						<path d="M0 0 8 4 0 8z" fill="#8793a3" />
					</marker>
				</defs>
				{edges.map((edge) => (
					<path key={edge.key} d={path(edge.points)} fill="none" stroke="#8793a3" markerEnd={`url(#${id})`} />
				))}
				{edges.map(({ key, at, lines }) => (
					<text key={key} textAnchor="middle" fontSize="12" fill="#5a6675" stroke="#fff" strokeWidth="4" paintOrder="stroke">
						{lines.map((line, i) => (
							<tspan key={line} x={at.x} y={at.y + 4 + (i - (lines.length - 1) / 2) * 16}>
								{line}
							</tspan>
						))}
					</text>
				))}
				{nodes.map(({ state, label, x, y, width: w, height: h }) => {
					const isHere = state === here;
					return (
						<g key={state} data-state={state}>
							<rect
								x={x - w / 2}
								y={y - h / 2}
								width={w}
								height={h}
								rx="4"
								fill={isHere ? "#14549c" : "#fff"}
								stroke={isHere ? "#14549c" : "#8793a3"}
							/>
							<text
								x={x}
								y={y + 4.5}
								textAnchor="middle"
								fontSize="13"
								fill={isHere ? "#fff" : "#1c2530"}
								fontWeight={isHere ? 600 : 400}
							>
								{label}
							</text>
						</g>
					);
				})}
			</svg>
			<figcaption className="mt-1 text-xs text-quiet">
				{here && <span className="mr-3">{m.task.diagramHint}</span>}
				{m.shell.marks.join(anywhere.map(({ event, target }) => `${event} → ${target}`))}
			</figcaption>
		</figure>
	);
}
