// The reasons why a file or folder can't be read: as values, and as texts for people.
import { systemErrorCode } from "../cannot-start.ts";
import type { Bilingual } from "../terminal/bilingual.ts";

const texts = {
  link: {
    arabic: "هذا رابط إلى مكان آخر، والروابط لا تُتبع؛ ضع الملف نفسه مكانه",
    english: "it is a link, and links are not followed; put the file itself in its place",
  },
  special: {
    arabic: "ليس ملفا عاديا (بل أنبوب أو مقبس أو جهاز)؛ احذفه من المجلد",
    english: "it is not a regular file (but a pipe, socket or device); remove it from the folder",
  },
  folder: {
    arabic: "هذا مجلد باسم صورة؛ غيّر اسمه أو ضع الصورة نفسها مكانه",
    english: "it is a folder with the name of a picture; rename it, or put the picture itself in its place",
  },
  "too-large": {
    arabic: "أكبر من أن يكون مقالا أو صورة",
    english: "it is too large to be an article or a picture",
  },
  "long-name": {
    arabic: "اسمه مع مجلداته أطول من المسموح به؛ قصّره",
    english: "its name and folders are too long; shorten them",
  },
  "unreadable-name": {
    arabic: "اسمه ليس بترميز UTF-8؛ غيّر اسمه",
    english: "its name is not in UTF-8; rename it",
  },
  "no-permission": {
    arabic: "لا إذن بقراءته؛ غيّر أذوناته",
    english: "no permission to read it; change its permissions",
  },
  missing: { arabic: "غير موجود", english: "it is not there" },
  drive: {
    arabic:
      "لا يوجد هنا أي ملف مما نُشر، وكأن القرص غير موصول؛ أوصله. وإن كان المجلد قد استُبدل فابدأ بمخزن آخر (--store)",
    english:
      "none of the published files is here, as if its drive were not connected; connect it. If the folder was replaced, start with another store (--store)",
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type ReadProblemKind = keyof typeof texts;

export class ReadProblem extends Error {
  override readonly name = "ReadProblem";
  readonly kind: ReadProblemKind;
  constructor(kind: ReadProblemKind, options?: ErrorOptions) {
    super(texts[kind].english, options);
    this.kind = kind;
  }
}

const systemCodes: Readonly<Record<string, ReadProblemKind>> = {
  EACCES: "no-permission",
  EPERM: "no-permission",
  ENOENT: "missing",
  ENOTDIR: "missing",
  ELOOP: "link", // from O_NOFOLLOW
  EISDIR: "folder",
  ENXIO: "special", // from opening a socket
  ENAMETOOLONG: "long-name",
};

/** Describes any error of the file system to the user. */
export function formatReadProblem(cause: unknown): Bilingual {
  const kind = cause instanceof ReadProblem ? cause.kind : systemCodes[systemErrorCode(cause) ?? ""];
  if (kind) return texts[kind];
  const message = cause instanceof Error ? cause.message : String(cause);
  return { arabic: "تعذرت قراءته", english: `it can't be read: ${message}` };
}
