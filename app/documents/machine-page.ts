import { type Arrow, arrows, workStates } from "#workflows/graph.ts";
import { eventLabel, processLabels, stateLabel } from "#workflows/labels.ts";
import type { MachineName } from "#workflows/names.ts";
import { readersOf } from "#workflows/notices.ts";
import { registry } from "#workflows/registry.ts";

const both = (of: (language: "zh" | "en") => string) => (of("zh") === of("en") ? of("en") : `${of("zh")} · ${of("en")}`);
const nameOf = (machine: MachineName, state: string) => both((language) => stateLabel(machine, state, language));
const eventOf = (machine: MachineName, event: string) => both((language) => eventLabel(machine, event, language));

function chart(machine: MachineName, work: Arrow[], states: string[]): string[] {
	const lines = states.map((state) => `    ${state}: ${stateLabel(machine, state, "zh")} ${stateLabel(machine, state, "en")}`);
	const moves = new Map<string, string[]>();
	for (const { source, target, event } of work)
		if (source !== target)
			moves.set(`${source} --> ${target}`, [...(moves.get(`${source} --> ${target}`) ?? []), event || "at once"]);
	const edges = [...moves].map(([ends, events]) => `    ${ends}: ${[...new Set(events)].join(" / ")}`);
	return ["```mermaid", "stateDiagram-v2", `    [*] --> ${states[0]}`, ...lines, ...edges, "```"];
}

function tableOf(machine: MachineName, all: Arrow[]): string[] {
	const rows = all
		.filter((a) => a.event !== "" && !a.event.startsWith("clock."))
		.map((a) => {
			const told = readersOf(machine, a.event, { rung: 3 }).map((r) => `${r.to} (${r.positions.join(", ")})`);
			return `| ${a.source} | \`${a.event}\` ${eventOf(machine, a.event)} | ${a.target} | ${a.by.join(", ")} | ${a.guard ?? ""} | ${told.join("; ")} |`;
		});
	return ["| from | event | to | who | only if | told |", "|---|---|---|---|---|---|", ...new Set(rows)];
}

/** The page in docs/ of a process, written from its machine: chart, states, and who may send what when. */
export function machinePage(machine: MachineName): string {
	const { machine: definition } = registry[machine].at(-1) ?? registry[machine][0];
	const all = arrows(definition);
	const work = all.filter((a) => a.region === "work");
	const { zh, en } = processLabels[machine];
	return [
		`# ${zh.name} · ${en.name}`,
		"",
		`Machine \`${machine}\`, version ${registry[machine].length}. Written from the machine by \`npm run diagrams\`; a test keeps it true. Don't edit it.`,
		"",
		...chart(machine, work, workStates(definition)),
		"",
		"## Work",
		...tableOf(machine, work),
		"",
		"## Clock",
		...tableOf(
			machine,
			all.filter((a) => a.region === "clock"),
		),
		"",
		`States: ${workStates(definition)
			.map((state) => `\`${state}\` ${nameOf(machine, state)}`)
			.join(", ")}.`,
		"",
	].join("\n");
}
