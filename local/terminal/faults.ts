// Explains the faults of the system to the user: what has happened, and what to do about it.
import { systemErrorCode } from "../cannot-start.ts";
import type { Bilingual } from "./bilingual.ts";
import { formatFault } from "./format-name.ts";

const texts = {
  full: {
    arabic: "القرص ممتلئ؛ أفرغ مكانا، وسيستمر العمل وحده",
    english: "the disk is full; make room, and this goes on by itself",
  },
  damaged: {
    arabic:
      "المخزن تالف. أوقف البرنامج، وانقل المخزن جانبا هو وما بجانبه من ملفات يبدأ اسمها باسمه، ثم ابدأ من جديد: ستُقرأ كل المقالات ثانية",
    english:
      "the store is damaged. Stop, move the store away together with the files beside it whose names begin with its name, and start again: all articles are read again",
  },
  notAStore: {
    arabic: "هذا الملف ليس مخزنا، أو هو مخزن تالف؛ انقله جانبا، أو سمّ ملفا آخر بعد --store",
    english: "this file is no store, or a damaged one; move it away, or name another file with --store",
  },
  readOnly: {
    arabic: "لا إذن بالكتابة هنا؛ غيّر الأذونات أو اختر مكانا آخر",
    english: "no permission to write here; change the permissions, or choose another place",
  },
  disk: {
    arabic: "تعذرت القراءة من القرص أو الكتابة عليه: القرص معطوب أو غير موصول",
    english: "the disk can't be read or written: a failing disk, or one that is not connected",
  },
  busy: {
    arabic: "برنامج آخر يستخدم المخزن؛ أغلقه",
    english: "another program uses the store; close it",
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

type FaultKind = keyof typeof texts;

const systemCodes: Readonly<Record<string, FaultKind>> = {
  ENOSPC: "full",
  EDQUOT: "full",
  EACCES: "readOnly",
  EPERM: "readOnly",
  EROFS: "readOnly",
  EIO: "disk",
};

/** Result codes of SQLite (sqlite.org/rescode.html). The lowest byte of an extended code is its primary code. */
const sqliteCodes: Readonly<Record<number, FaultKind>> = {
  5: "busy",
  8: "readOnly",
  10: "disk",
  11: "damaged",
  13: "full",
  14: "readOnly",
  26: "notAStore",
};

/** Explains a fault, by the first of its causes that is known. The words of an unknown fault are returned as they are. */
export function explainFault(fault: unknown): Bilingual {
  for (let cause = fault; cause instanceof Error; cause = cause.cause) {
    const kind = kindOf(cause);
    if (kind) return texts[kind];
  }
  const words = formatFault(fault);
  return { arabic: `عطل: ${words}`, english: words };
}

function kindOf(error: Error): FaultKind | undefined {
  if ("errcode" in error && typeof error.errcode === "number") return sqliteCodes[error.errcode & 0xff];
  return systemCodes[systemErrorCode(error) ?? ""];
}
