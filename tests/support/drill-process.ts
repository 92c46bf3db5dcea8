import { drill, type SceneName, type Way } from "./dying-transactions.ts";

/** Runs a drill in a process of its own: what is thrown outside every caller would end the test's. */
const [, , url = "", scene, way, rounds] = process.argv;
process.send?.(await drill(url, scene as SceneName, way as Way, Number(rounds)));
process.exit(0);
