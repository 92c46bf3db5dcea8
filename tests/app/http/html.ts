export type Tag = { name: string; attributes: Map<string, string> };

const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z][\w:-]*(?:="[^"]*")?)*)\s*\/?>/y;
const ATTRIBUTE = /([a-zA-Z][\w:-]*)(?:="([^"]*)")?/g;
/** What React writes between tags that is none: the doctype and its comments. */
const BETWEEN = /<!DOCTYPE html>|<!--[\s$/!?]*-->/y;

/** The text of a piece of HTML as it is read: entities resolved. */
export const unescapeHtml = (html: string): string =>
	html
		.replace(/&lt;/g, "<")
		.replace(/&gt;/g, ">")
		.replace(/&quot;/g, '"')
		.replace(/&#x27;/g, "'")
		.replace(/&amp;/g, "&");

function attributesOf(text: string): Map<string, string> {
	return new Map([...text.matchAll(ATTRIBUTE)].map(([, name = "", value = ""]) => [name, unescapeHtml(value)]));
}

/**
 * The opening tags of a page of ours, read strictly: every `<` has to begin a tag as React writes them, and everything else is text. Throws at
 * the first that doesn't, so that markup which came in through a value can't pass as anything.
 */
export function tagsOf(html: string): Tag[] {
	const tags: Tag[] = [];
	for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at)) {
		BETWEEN.lastIndex = TAG.lastIndex = at;
		const tag = TAG.exec(html);
		if (!tag && !BETWEEN.test(html)) throw new Error(`not a tag: ${html.slice(at, at + 120)}`);
		if (tag && !tag[1]) tags.push({ name: tag[2] ?? "", attributes: attributesOf(tag[3] ?? "") });
		at = tag ? TAG.lastIndex : BETWEEN.lastIndex;
	}
	return tags;
}

const URLS = ["href", "src", "action", "formaction", "srcset", "poster", "data", "ping", "xlink:href", "background"];

/** The addresses in a tag that don't lead to a place on our own host. */
export const foreignIn = ({ attributes }: Tag): string[] =>
	URLS.flatMap((name) => (attributes.has(name) ? [attributes.get(name) ?? ""] : [])).filter(
		(url) => !/^(\/(?![/\\])|[?#])/.test(url),
	);

/** Whether a tag runs, draws or leads anywhere by itself: no page of ours has such. */
export const isInline = ({ name, attributes }: Tag): boolean =>
	["style", "base", "iframe", "object", "embed"].includes(name) ||
	[...attributes.keys()].some((key) => key === "style" || /^on/i.test(key));

/** What a page says, without its tags. */
export const textOf = (html: string): string => unescapeHtml(html.replace(/<!--[^>]*-->|<[^>]*>/g, ""));

export type EventForm = { event: string; step: string; seen: string };

/** The hidden fields of the form for an event on a page, of a step if it is given. Throws when the page offers no such form. */
export function formFor(html: string, event: string, step?: number): EventForm {
	for (const [form] of html.matchAll(/<form[^>]*action="\/tasks\/[\s\S]*?<\/form>/g)) {
		const hidden = (name: string) => new RegExp(`name="${name}" value="(\\d+)"`).exec(form)?.[1] ?? "";
		if (form.includes(`name="event" value="${event}"`) && (step === undefined || hidden("step") === String(step)))
			return { event, step: hidden("step"), seen: hidden("seen") };
	}
	throw new Error(`the page offers no form for ${event}${step === undefined ? "" : ` of step ${step}`}`);
}

/** Whether a page offers a form for an event. */
export const offers = (html: string, event: string): boolean => html.includes(`name="event" value="${event}"`);

/** What a page says is wrong with a field of an event's form; nothing if it says nothing. */
export const problemAt = (html: string, { step, event }: EventForm, field: string): string =>
	unescapeHtml(new RegExp(`id="\\d+-${step}-${event}-${field}-problem"[^>]*>([^<]*)<`).exec(html)?.[1] ?? "").trim();

/** What a text field of an event's form holds. */
export function heldBy(html: string, { step, event }: EventForm, field: string): string {
	const control = new RegExp(`id="\\d+-${step}-${event}-${field}"[^>]*?(?:>([^<]*)</textarea>| value="([^"]*)")`).exec(html);
	return unescapeHtml(control?.[1] ?? control?.[2] ?? "");
}

/** The files that a page holds ready in a form, so that they needn't be sent again. */
export const keptFiles = (html: string): { id: string; name: string }[] =>
	[
		...html.matchAll(/<input type="checkbox" name="fileIds"[^>]* value="(\d+)"\/>([^<]*)(?:<!-- -->)? ?(?:<!-- -->)?([^<]*)</g),
	].map(([, id = "", , name = ""]) => ({ id, name: unescapeHtml(name) }));
