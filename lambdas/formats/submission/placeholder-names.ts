// Names that programs put where an author belongs: of accounts, of computers, of nobody.
import { foldedList } from "../../plain-text/words.ts";
import { foldArabic } from "../../text/fold.ts";

/** A name that begins with one of these is a program's or a computer's. */
const makers =
  /^(?:microsoft|windows|office|python-docx|apache poi|libreoffice|openoffice|google|hp|dell|lenovo|acer|asus|toshiba|samsung|macbook|imac)(?:[\s\d_-].*)?$/;
/** No person has one of these in the name. `Your User Name` is what Word's set-up leaves, in each of its languages. */
const accounts = foldedList(
  "user، users، username، account، admin، administrator، administrateur، administrador، amministratore، owner، guest، root، your name، utilisateur، utilizador، usuario، usuário، utente، benutzer، benutzername، gebruiker، kullanıcı، użytkownik، пользователь، пользователя، учетная запись، 用户، ユーザー، مستخدم، المستخدم، مستخدمي، حساب، مدير النظام، مسؤول النظام، مالك، المالك",
);
/** Alone they are nobody; `المدير العام` is somebody. */
const alone = foldedList(
  "author، authors، unknown، anonymous، name، writer، editor، auteur، autor، autore، verfasser، yazar، автор، المؤلف، مؤلف، الكاتب، كاتب، اسم الكاتب، اسم المؤلف، الاسم، اسمك، مجهول، غير معروف، بدون اسم، مدير، المدير، مسؤول، المسؤول",
);
const anyAccount = new RegExp(String.raw`(?<![\p{L}])(?:${accounts.join("|")})(?![\p{L}])`, "u");
const onlyAlone = new RegExp(String.raw`^(?:the |your |le |el |der )?(?:${alone.join("|")})[\s\d_.-]*$`, "u");

/** Whether it is no person's name. */
export function isPlaceholderName(name: string): boolean {
  const folded = foldArabic(name.replace(/^[\s<[("']+|[\s>\])"']+$/g, ""));
  return makers.test(folded) || anyAccount.test(folded) || onlyAlone.test(folded);
}
