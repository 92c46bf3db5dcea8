export const languages = ["zh", "en"] as const;
export type Language = (typeof languages)[number];

/** The words of one process in one language: its name, its states, the events that people send it, what it is told. */
export type ProcessLabels = { name: string; states: Record<string, string>; events: Record<string, string> };
export type Labels = Record<Language, ProcessLabels>;
