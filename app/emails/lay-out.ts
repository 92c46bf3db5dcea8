import type { Language } from "#workflows/language.ts";

type Link = { label: string; href: string };
export type Section = { title: string; lines: string[]; link: Link };
export type Body = { language: Language; opening: string[]; sections: Section[]; closing: string[]; settings: Link };

function asText({ opening, sections, closing, settings }: Body): string {
	const written = ({ label, href }: Link) => `${label} ${href}`;
	const blocks = sections.map(({ title, lines, link }) => [title, ...lines, written(link)].join("\n"));
	return [...opening, ...blocks, ["-- ", ...closing, written(settings)].join("\n")].join("\n\n");
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const anchor = ({ label, href }: Link) => `<a href="${escaped(href)}" style="color:#14549c">${escaped(label)}</a>`;
const paragraph = (text: string, style = "margin:4px 0") => `<p style="${style}">${text}</p>`;
const CARD = "border:1px solid #dde2e9;border-radius:6px;padding:12px 16px;margin:12px 0";

function asHtml({ language, opening, sections, closing, settings }: Body): string {
	const cards = sections.map(({ title, lines, link }) => {
		const rows = lines.map((line) => paragraph(escaped(line)));
		return [`<div style="${CARD}">`, paragraph(`<b>${escaped(title)}</b>`), ...rows, paragraph(anchor(link)), "</div>"].join(
			"\n",
		);
	});
	return [
		`<!DOCTYPE html><html lang="${language === "zh" ? "zh-CN" : "en"}"><head><meta charset="utf-8"></head>`,
		`<body style="font:15px/1.6 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;color:#1c2530;max-width:640px">`,
		...opening.map((line) => paragraph(escaped(line))),
		...cards,
		paragraph([...closing.map(escaped), anchor(settings)].join("<br>"), "color:#5a6675;font-size:13px"),
		"</body></html>",
	].join("\n");
}

/** The same mail twice: as text for whoever reads text, and as simple HTML that loads nothing. */
export const layOut = (body: Body): { text: string; html: string } => ({ text: asText(body), html: asHtml(body) });
