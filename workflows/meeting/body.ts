/** 联席会议, 领导小组: what may meet over a plan. Their office is the plan's secretariat. */
export const bodyKinds = ["jointMeeting", "leadingGroup"] as const;
export type BodyKind = (typeof bodyKinds)[number];
