import { resolve } from "node:path";

/** Where a file is that somebody named: npm runs its scripts in the project's folder, and keeps in INIT_CWD the one that it was called from. */
export const givenFile = (file: string): string => resolve(process.env.INIT_CWD ?? "", file);
