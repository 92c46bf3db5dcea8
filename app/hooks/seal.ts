import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataDir } from "#db/embedded/home.ts";
import type { HookTarget } from "#db/queries/deliveries/claim-pushes.ts";
import { env } from "../lib/env.server.ts";
import { HookFailure } from "./failure.ts";

/** AES-256-GCM, with a nonce of its own each time: twelve bytes, then a tag of sixteen, then what was sealed. */
const CIPHER = "aes-256-gcm";
const [KEY, NONCE, TAG] = [32, 12, 16];
/** What stands after it is sealed; before it stands in clear where the hook leads. */
const MARK = "#sealed:";

const keyFile = (): string => join(dataDir(), "hook.key");
const given = (): string | null => env.LIANDU_HOOK_KEY ?? (existsSync(keyFile()) ? readFileSync(keyFile(), "utf8") : null);

/** The key that is given or kept, or a new one, kept from now on where no backup of the database has it. Of two that make one at once the first one's holds. */
function keyToSeal(): Buffer {
	if (given() === null) {
		mkdirSync(dataDir(), { recursive: true });
		try {
			writeFileSync(keyFile(), randomBytes(KEY).toString("base64"), { mode: 0o600, flag: "wx" });
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
		}
	}
	return Buffer.from(given() ?? "", "base64");
}

/** Whether an address is one that is sealed. */
export const isSealed = (address: string): boolean => address.includes(MARK);

/** A hook as it is stored: its host can be read, all else of its address and its secret can't without the key. */
export function sealed<T extends HookTarget>(target: T): T {
	const { origin } = new URL(target.address);
	const nonce = randomBytes(NONCE);
	const cipher = createCipheriv(CIPHER, keyToSeal(), nonce, { authTagLength: TAG }).setAAD(Buffer.from(origin));
	const hidden = Buffer.concat([cipher.update(JSON.stringify([target.address, target.secret])), cipher.final()]);
	const packed = Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString("base64");
	return { ...target, address: `${origin}/${MARK}${packed}`, secret: null };
}

/** A stored hook as it is pushed to; one that the next start will seal is what it is. Throws `HookFailure` when the key isn't there or is another. */
export function unsealed<T extends HookTarget>(target: T): T {
	const [start = "", packed] = target.address.split(MARK);
	if (packed === undefined) return target;
	const key = given();
	if (key === null) throw new HookFailure("keyLost");
	try {
		const bytes = Buffer.from(packed, "base64");
		const decipher = createDecipheriv(CIPHER, Buffer.from(key, "base64"), bytes.subarray(0, NONCE), { authTagLength: TAG })
			.setAAD(Buffer.from(start.slice(0, -1)))
			.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
		const clear = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString();
		const [address, secret] = JSON.parse(clear) as [string, string | null];
		return { ...target, address, secret };
	} catch {
		throw new HookFailure("keyLost");
	}
}
