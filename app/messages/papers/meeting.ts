/** 区公共卫生联席会议第2次会议. */
export const meetingTitle = (body: string, nth: number): string => `${body}第${nth}次会议`;

const CLAUSE_END = /[，。；：,.;:\n]/;
const MAX_TITLE = 25;
/** What a resolution goes by in lists: the first clause of what was resolved, as long as a title may be. */
export const resolutionTitle = (words: string): string => [...(words.split(CLAUSE_END)[0] ?? words)].slice(0, MAX_TITLE).join("");

/** Who speaks for a unit in a body where nobody has said. */
export const defaultSpeaker = "分管负责人";

/** Why a task is given to units, where a meeting has decided it. */
export const assignedBy = (meeting: string, no: number, words: string): string => `${meeting}纪要第${no}项议定：${words}`;
