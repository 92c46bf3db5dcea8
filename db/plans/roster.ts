/** A unit of a jurisdiction as its plans may name it. */
export type RosterUnit = {
	id: number;
	name: string;
	kind: string;
	isGroup: boolean;
	isOpen: boolean;
	isOutside: boolean;
	/** Ids of those that a group stands for. */
	members: number[];
	/** What earlier plans called it. */
	aliases: string[];
};

/** Where a plan runs, from the province down. */
export type Place = { name: string; level: "province" | "city" | "county" }[];
