import type { Refused } from "../../components/event-form.tsx";
import type { TaskView } from "./load-task.server.ts";

/** What the part of the page that is about one kind of matter is drawn from. */
export type PartProps = { view: TaskView; refused: Refused | null };
