const STOP = /[。；.;]$/;

/** Sentences one after the other in a line, whatever language they were typed in: a full stop stands only at its end. Pure. */
export const inOneLine = (parts: string[], mark: string): string =>
	parts.map((part, i) => (i < parts.length - 1 ? part.replace(STOP, "") : part)).join(mark);
