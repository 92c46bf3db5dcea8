import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);
/** OWASP's second recommendation for argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

const b64 = (bytes: Buffer) => bytes.toString("base64").replaceAll("=", "");
const tagOf = (password: string, nonce: Buffer, cost: typeof COST) =>
	derive("argon2id", { message: password.normalize("NFKC"), nonce, ...cost }) as Promise<Buffer>;

/** The argon2id hash of a password in PHC form, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
	const nonce = randomBytes(16);
	const tag = await tagOf(password, nonce, COST);
	return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${b64(nonce)}$${b64(tag)}`;
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
const DUMMY = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${b64(Buffer.alloc(16))}$${b64(Buffer.alloc(32))}`;

/** Whether a password fits a hash. Without a hash it takes as long and says no, so that time doesn't tell who exists. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
	const [, memory, passes, parallelism, salt = "", tag = ""] = PHC.exec(hash ?? DUMMY) ?? [];
	if (memory === undefined) return false;
	const expected = Buffer.from(tag, "base64");
	const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism), tagLength: expected.length };
	const actual = await tagOf(password, Buffer.from(salt, "base64"), cost);
	return timingSafeEqual(actual, expected) && hash !== null;
}

const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

/** A random password that can be read aloud: four groups of four, about 79 bits. */
export function generatePassword(): string {
	const letters = [...randomBytes(16)].map((byte) => ALPHABET[byte % ALPHABET.length]);
	return [0, 4, 8, 12].map((at) => letters.slice(at, at + 4).join("")).join("-");
}
