import type { Language } from "#workflows/labels.ts";
import { en } from "./en/index.ts";
import { zh } from "./zh/index.ts";

/** Every word on a screen, by area: plain sentences, and functions for those with facts in them. Chinese is the measure, English has its shape. */
export type Messages = typeof zh;

const all: Record<Language, Messages> = { zh, en };
export const messagesFor = (language: Language): Messages => all[language];
