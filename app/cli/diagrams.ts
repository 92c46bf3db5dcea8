import { mkdirSync, writeFileSync } from "node:fs";
import { machineNames } from "#workflows/names.ts";
import { machinePage } from "../documents/machine-page.ts";

/** `npm run diagrams`: writes docs/machines/ from the machines. */
mkdirSync("docs/machines", { recursive: true });
for (const machine of machineNames) writeFileSync(`docs/machines/${machine}.md`, machinePage(machine));
