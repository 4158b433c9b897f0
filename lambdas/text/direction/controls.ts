// Invisible characters that control the direction of text (UAX #9, table 4).
export const leftToRightMark = "\u200E";
export const rightToLeftMark = "\u200F";
export const leftToRightIsolate = "\u2066";
export const rightToLeftIsolate = "\u2067";
/** Begins an isolate that has the direction of the first strong letter in it. */
export const firstStrongIsolate = "\u2068";
/** Ends an isolate. */
export const popIsolate = "\u2069";
