import { crc32, deflateRawSync } from "node:zlib";

/** An entry of a zip: what it holds, and what the directory says of it where that isn't the truth. */
export type Part = {
	name: string;
	data: Buffer | string;
	/** The size that the directory says it inflates to. */
	says?: number;
	/** Holds the data as they are. */
	isStored?: boolean;
	isLocked?: boolean;
};

type Packed = { name: Buffer; method: number; flags: number; crc: number; packed: Buffer; size: number };

function pack({ name, data, says, isStored, isLocked }: Part): Packed {
	const bytes = Buffer.from(data);
	const packed = isStored ? bytes : deflateRawSync(bytes);
	return {
		name: Buffer.from(name),
		method: isStored ? 0 : 8,
		flags: isLocked ? 1 : 0,
		crc: crc32(bytes),
		packed,
		size: says ?? bytes.length,
	};
}

function localHeader({ name, method, flags, crc, packed, size }: Packed): Buffer {
	const head = Buffer.alloc(30);
	head.writeUInt32LE(0x04034b50, 0);
	head.writeUInt16LE(20, 4);
	head.writeUInt16LE(flags, 6);
	head.writeUInt16LE(method, 8);
	head.writeUInt32LE(crc, 14);
	head.writeUInt32LE(packed.length, 18);
	head.writeUInt32LE(size, 22);
	head.writeUInt16LE(name.length, 26);
	return Buffer.concat([head, name]);
}

function directoryEntry({ name, method, flags, crc, packed, size }: Packed, offset: number): Buffer {
	const entry = Buffer.alloc(46);
	entry.writeUInt32LE(0x02014b50, 0);
	entry.writeUInt16LE(20, 4);
	entry.writeUInt16LE(20, 6);
	entry.writeUInt16LE(flags, 8);
	entry.writeUInt16LE(method, 10);
	entry.writeUInt32LE(crc, 16);
	entry.writeUInt32LE(packed.length, 20);
	entry.writeUInt32LE(size, 24);
	entry.writeUInt16LE(name.length, 28);
	entry.writeUInt32LE(offset, 42);
	return Buffer.concat([entry, name]);
}

function closed(body: Buffer, entries: Buffer[]): Buffer {
	const directory = Buffer.concat(entries);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(entries.length, 8);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(body.length, 16);
	return Buffer.concat([body, directory, end]);
}

/** A zip of these entries. */
export function zipOf(parts: Part[]): Buffer {
	const bodies: Buffer[] = [];
	const entries: Buffer[] = [];
	let offset = 0;
	for (const part of parts.map(pack)) {
		entries.push(directoryEntry(part, offset));
		const body = Buffer.concat([localHeader(part), part.packed]);
		bodies.push(body);
		offset += body.length;
	}
	return closed(Buffer.concat(bodies), entries);
}

/** The stored block, not the last of its stream, that quotes some bytes. */
function quote(bytes: Buffer): Buffer {
	const head = Buffer.alloc(5);
	head.writeUInt16LE(bytes.length, 1);
	head.writeUInt16LE(bytes.length ^ 0xffff, 3);
	return head;
}

/**
 * A zip whose entries share one run of zeros: each entry's data quote the header of the next, so that all of them inflate the same kernel
 * (David Fifield, "A better zip bomb", WOOT 2019). Inflates to `count` × `size` bytes and more.
 */
export function overlapping(names: string[], size: number): Buffer {
	let body: Buffer = deflateRawSync(Buffer.alloc(size));
	let total = size;
	const entries: { part: Packed; fromEnd: number }[] = [];
	for (const [i, name] of [...names].reverse().entries()) {
		const part = { name: Buffer.from(name), method: 8, flags: 0, crc: 0, packed: body, size: total };
		const head = localHeader(part);
		entries.unshift({ part, fromEnd: head.length + body.length });
		const isFirst = i === names.length - 1;
		body = Buffer.concat([...(isFirst ? [] : [quote(head)]), head, body]);
		total += head.length;
	}
	return closed(
		body,
		entries.map(({ part, fromEnd }) => directoryEntry(part, body.length - fromEnd)),
	);
}
