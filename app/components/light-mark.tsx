import type { Lit } from "#workflows/light.ts";
import { useMessages } from "../lib/use-messages.tsx";
import type { Messages } from "../messages/messages.ts";

const shapes = {
	none: { glyph: "–", className: "text-quiet" },
	green: { glyph: "●", className: "text-fine" },
	yellow: { glyph: "▲", className: "text-soon" },
	red: { glyph: "■", className: "text-late" },
};

/** Why a light is what it is, in one sentence with its facts. */
export function lightSentence({ why, days }: Lit, m: Messages): string {
	const sentence = m.light[why];
	return typeof sentence === "function" ? sentence(days) : sentence;
}

/** A light: shape, word and colour together, and its reason on demand, unless what it stands in says it. */
export function LightMark({ lit, isBare = false, isTitled = true }: { lit: Lit; isBare?: boolean; isTitled?: boolean }) {
	const m = useMessages();
	const { glyph, className } = shapes[lit.light];
	const reason = isTitled ? lightSentence(lit, m) : undefined;
	return (
		<span className={`whitespace-nowrap ${className}`} title={reason}>
			<span aria-hidden>{glyph}</span>
			<span className={isBare ? "sr-only" : "ml-1"}>{m.light.word[lit.why] ?? m.light[lit.light]}</span>
		</span>
	);
}
