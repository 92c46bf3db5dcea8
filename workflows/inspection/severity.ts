export const severities = ["minor", "serious", "grave"] as const;
/** 一般, 较重, 重大. */
export type Severity = (typeof severities)[number];
