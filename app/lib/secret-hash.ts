import { createHash } from "node:crypto";

/** What the database keeps of a secret: enough to know it again, not to use it. */
export const secretHash = (secret: string): string => createHash("sha256").update(secret).digest("hex");
