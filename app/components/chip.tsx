import type { ReactNode } from "react";

const tones = {
	plain: "bg-page text-ink border-line",
	brand: "bg-brand-soft text-brand-deep border-[#c7d9ee]",
	fine: "bg-fine-soft text-fine border-[#bfe0c9]",
	soon: "bg-soon-soft text-soon border-[#f0dba8]",
	late: "bg-late-soft text-late border-[#f3c3be]",
};
export type Tone = keyof typeof tones;

/** A state in a word. */
export const Chip = ({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) => (
	<span className={`inline-block rounded border px-1.5 text-[13px] leading-5 whitespace-nowrap ${tones[tone]}`}>{children}</span>
);

const TONES: Record<string, Tone> = {
	accepted: "fine",
	betweenPeriods: "fine",
	passed: "fine",
	closed: "fine",
	published: "fine",
	verified: "fine",
	lookback: "soon",
	due: "soon",
	proposed: "brand",
	decided: "soon",
	lifted: "fine",
	granted: "fine",
	deployed: "fine",
	returned: "late",
	refused: "late",
	blocked: "soon",
	suspended: "soon",
	recorded: "soon",
	toSign: "brand",
	submitted: "brand",
	requested: "brand",
	planned: "brand",
	scheduled: "brand",
	toAssign: "soon",
	issued: "soon",
	received: "soon",
	objected: "brand",
	answered: "brand",
	drafted: "brand",
	sent: "brand",
	signed: "brand",
	inForce: "fine",
	committed: "brand",
	drawn: "brand",
	underway: "brand",
	concluded: "fine",
	announced: "soon",
	heard: "brand",
	consented: "fine",
	kept: "fine",
	called: "brand",
	held: "soon",
	minuted: "soon",
	ended: "fine",
};

/** The tone of a state, the same on every screen. */
export const toneOf = (state: string): Tone => TONES[state] ?? "plain";
