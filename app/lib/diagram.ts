import dagre from "@dagrejs/dagre";
import { type Arrow, arrows, workStates } from "#workflows/graph.ts";
import { eventLabel, stateLabel } from "#workflows/labels.ts";
import type { Language } from "#workflows/language.ts";
import type { MachineName } from "#workflows/names.ts";
import { registry } from "#workflows/registry.ts";

export type Point = { x: number; y: number };
export type Diagram = {
	width: number;
	height: number;
	nodes: (Point & { state: string; label: string; width: number; height: number })[];
	edges: { key: string; points: Point[]; at: Point; lines: string[] }[];
	/** What can happen in many states alike, said once instead of drawn: event, and where it leads. */
	anywhere: { event: string; target: string }[];
};

const LINE = 16;
const textWidth = (text: string) => [...text].reduce((width, char) => width + (char.charCodeAt(0) > 255 ? 13 : 7.2), 0);

type Edge = { source: string; target: string; events: string[] };

/** Arrows with the same ends become one; loops are left out, they change nothing that the chart shows. */
function merged(all: Arrow[]): Edge[] {
	const edges = new Map<string, Edge>();
	for (const { source, target, event } of all) {
		if (source === target || event === "") continue;
		const edge = edges.get(`${source}>${target}`) ?? { source, target, events: [] };
		if (!edge.events.includes(event)) edge.events.push(event);
		edges.set(`${source}>${target}`, edge);
	}
	return [...edges.values()];
}

/** Events that lead from three or more states to the same place, or out of one place to many. */
function common(all: Arrow[]): Set<string> {
	const keys = all.flatMap(({ event, source, target }) => [`${event}>${target}`, `${source}:${event}`]);
	const count = (key: string, of: (a: Arrow) => string) =>
		new Set(all.filter((a) => of(a) === key).map((a) => `${a.source}>${a.target}`)).size;
	return new Set(
		keys.filter((key) => count(key, key.includes(":") ? (a) => `${a.source}:${a.event}` : (a) => `${a.event}>${a.target}`) >= 3),
	);
}

function layout(machine: MachineName, language: Language): Diagram {
	const { machine: definition } = registry[machine].at(-1) ?? registry[machine][0];
	const all = arrows(definition).filter((a) => a.region === "work" && a.source !== a.target);
	const shared = common(all);
	const states = workStates(definition);
	/** The last step of the happy path is drawn even if others may take it too. */
	const isNext = (a: Arrow) => states.indexOf(a.target) === states.indexOf(a.source) + 1 && shared.has(`${a.event}>${a.target}`);
	const isShared = (a: Arrow) => shared.has(`${a.event}>${a.target}`) || shared.has(`${a.source}:${a.event}`);
	const edges = merged(all.filter((a) => !isShared(a) || isNext(a)));
	const graph = new dagre.graphlib.Graph({ multigraph: true });
	graph.setGraph({ rankdir: "TB", nodesep: 24, ranksep: 34, marginx: 8, marginy: 8 });
	for (const state of states) {
		const label = stateLabel(machine, state, language);
		graph.setNode(state, { label, width: textWidth(label) + 24, height: 30 });
	}
	const isBack = (source: string, target: string) => states.indexOf(target) < states.indexOf(source);
	for (const { source, target, events } of edges) {
		const lines = events.map((event) => eventLabel(machine, event, language));
		// The chart reads downwards in the order of the definition, the happy path first: a way back is laid out as one forth.
		const [from, to] = isBack(source, target) ? [target, source] : [source, target];
		graph.setEdge(
			from,
			to,
			{ lines, width: Math.max(...lines.map(textWidth)), height: lines.length * LINE, labelpos: "c" },
			`${source}>${target}`,
		);
	}
	dagre.layout(graph);
	const { width = 0, height = 0 } = graph.graph();
	const nodes = graph.nodes().map((state) => {
		const {
			x,
			y,
			width: w,
			height: h,
			label,
		} = graph.node(state) as { x: number; y: number; width: number; height: number; label: string };
		return { state, label, x, y, width: w, height: h };
	});
	const drawn = graph.edges().map((at) => {
		const edge = graph.edge(at) as unknown as { points: Point[]; x: number; y: number; lines: string[] };
		const key = at.name ?? "";
		return {
			key,
			points: key.startsWith(`${at.v}>`) ? edge.points : [...edge.points].reverse(),
			at: { x: edge.x, y: edge.y },
			lines: edge.lines,
		};
	});
	const anywhere = [
		...new Map(
			all.filter(isShared).map((a) => [`${a.event}>${shared.has(`${a.event}>${a.target}`) ? a.target : ""}`, a]),
		).values(),
	].map((a) => ({
		event: eventLabel(machine, a.event, language),
		target: shared.has(`${a.event}>${a.target}`) ? stateLabel(machine, a.target, language) : "…",
	}));
	return { width, height, nodes, edges: drawn, anywhere };
}

const cache = new Map<string, Diagram>();

/** The chart of a process, laid out once a language: the work region of its machine's newest version. */
export function diagramOf(machine: MachineName, language: Language): Diagram {
	const key = `${machine}/${language}`;
	const known = cache.get(key) ?? layout(machine, language);
	cache.set(key, known);
	return known;
}
