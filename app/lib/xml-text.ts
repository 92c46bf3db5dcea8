/** A text without the characters that XML can't hold: one of them would make the whole file unreadable. */
export const readable = (text: string): string => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
