import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { machinePage } from "#app/documents/machine-page.ts";
import { diagramOf } from "#app/lib/diagram.ts";
import { workStates } from "#workflows/graph.ts";
import { machineNames } from "#workflows/names.ts";
import { registry } from "#workflows/registry.ts";

test.each(machineNames)("docs/machines/%s.md is what the machine says (npm run diagrams)", (machine) => {
	expect(readFileSync(`docs/machines/${machine}.md`, "utf8")).toBe(machinePage(machine));
});

test.each(machineNames)("the chart of %s on the page shows every state inside its frame, none over another", (machine) => {
	const { nodes, width, height } = diagramOf(machine, "zh");
	expect(nodes.map((n) => n.state)).toEqual(workStates((registry[machine].at(-1) ?? registry[machine][0]).machine));
	for (const { x, y, width: w, height: h } of nodes) {
		expect(x - w / 2 >= 0 && x + w / 2 <= width && y - h / 2 >= 0 && y + h / 2 <= height).toBe(true);
	}
	for (const a of nodes)
		for (const b of nodes)
			if (a !== b)
				expect(Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2).toBe(true);
});
