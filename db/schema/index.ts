export * from "./dockets.ts";
export * from "./drafts.ts";
export * from "./indicators.ts";
export * from "./people.ts";
export * from "./places.ts";
export * from "./plans.ts";
export * from "./settings.ts";
export * from "./tasks.ts";
