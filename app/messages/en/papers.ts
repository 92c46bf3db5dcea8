export const papers = {
	download: "Download as Word",
	matter: "What it is about",
	issued: (on: string) => `Issued on ${on}`,
	frozen: (sha256: string) => `Frozen when it was issued; it never changes. SHA-256: ${sha256}`,
};

export const paperTemplates = {
	title: "Paper templates",
	about: (place: string) =>
		`How papers are worded in ${place}; a change holds for papers issued from then on, those issued stay as they are`,
	places:
		"Braces hold what is filled in when a paper is issued. A phrase keeps all the braces of the built-in one, in any order, and takes no others.",
	head: "Red head (empty for none)",
	number: "Document number",
	phrase: (no: number) => `Phrase ${no}`,
	builtIn: (text: string) => `Built in: ${text}`,
	preview: "Preview",
	keep: "Keep as a new version",
	kept: "Kept. Papers are issued with the new version from now on.",
	stale:
		"Somebody has kept another version while you were typing. Compare it under Versions before you keep yours; what you typed is still here.",
	faulty: "Some phrases can't be kept yet; see what is marked red.",
	tried: "Tried on the paper issued last; nothing is saved.",
	untried: "No paper of this kind has been issued yet: its phrases in order.",
	versions: "Versions",
	version: (no: number) => `Version ${no}`,
	original: "Built-in words",
	keptBy: (unit: string, by: string, at: string) => `kept by ${by}, ${unit}, ${at}`,
	issued: (count: number) => `${count} issued`,
	fault: {
		empty: () => "Say something here.",
		long: () => "No more than 1,000 characters.",
		placeMissing: (place: string) => `{${place}} is missing.`,
		placeUnknown: (place: string) => `There is nothing to fill in for {${place}} here.`,
	},
};
