/** Names to unit ids, as one document uses them: main names and aliases. */
export type Names = (name: string) => number;

/** Looks an id up by name; throws on a name that the document uses without saying what it is. */
export const idIn =
	(ids: Map<string, number>): Names =>
	(name) => {
		const id = ids.get(name);
		if (id === undefined) throw new Error(`no unit ${name}`);
		return id;
	};

/** The one row that an insert of one row gives back. */
export const one = <T>(rows: T[]): T => {
	const [row] = rows;
	if (row === undefined) throw new Error("an insert gave no row");
	return row;
};
