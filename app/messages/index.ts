import type { Language } from "#workflows/language.ts";
import { en } from "./en/index.ts";
import type { Messages } from "./messages.ts";
import { zh } from "./zh/index.ts";

const all: Record<Language, Messages> = { zh, en };
export const messagesFor = (language: Language): Messages => all[language];
