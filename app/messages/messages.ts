import type { zh } from "./zh/index.ts";

/** Every word on a screen, by area: plain sentences, and functions for those with facts in them. Chinese is the measure, English has its shape. */
export type Messages = typeof zh;
