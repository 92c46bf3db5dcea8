import { env } from "./env.server.ts";

const offset = env.LIANDU_CLOCK_OFFSET_MS ?? (env.LIANDU_NOW ? Date.parse(env.LIANDU_NOW) - Date.now() : 0);

/** The portal's time: the machine's, shifted if LIANDU_NOW or the built-in plans say so. Nothing else may ask what time it is. */
export const now = (): Date => new Date(Date.now() + offset);

/** Whether the clock is shifted; then every page says so. */
export const isClockShifted = offset !== 0;
