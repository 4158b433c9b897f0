// Recognises names of accounts, computers and templates in fields for authors.

import { foldArabic } from "../../text/fold.ts";
import { trimEnd } from "../../text/trim.ts";
import { foldedList } from "../../text/words.ts";

/** A name that begins with one of these is the name of a program or a computer. */
const makers =
  /^(?:microsoft|windows|office|python-docx|apache poi|libreoffice|openoffice|google|hp|dell|lenovo|acer|asus|toshiba|samsung|macbook|imac)(?:[\s\d_-].*)?$/;
/** Words that no person's name contains. Many are from `Your User Name`, the first user name in Word, in the languages of Word. */
const accounts = foldedList(
  "user، users، username، account، admin، administrator، administrateur، administrador، amministratore، owner، guest، root، your name، utilisateur، utilizador، usuario، usuário، utente، benutzer، benutzername، gebruiker، kullanıcı، użytkownik، пользователь، пользователя، учетная запись، 用户، ユーザー، مستخدم، المستخدم، مستخدمي، حساب، مدير النظام، مسؤول النظام، مالك، المالك",
);
/** Words that are placeholders only if no other word follows. `المدير العام` is a person. */
const alone = foldedList(
  "author، authors، no author، publisher، unknown، anónimo، anonymous، name، writer، editor، auteur، autor، autore، verfasser، yazar، автор، المؤلف، مؤلف، الكاتب، كاتب، اسم الكاتب، اسم المؤلف، الاسم، اسمك، مجهول، غير معروف، بدون اسم، مدير، المدير، مسؤول، المسؤول",
);
const anyAccount = new RegExp(String.raw`(?<![\p{L}])(?:${accounts.join("|")})(?![\p{L}])`, "u");
const onlyAlone = new RegExp(String.raw`^(?:the |your |le |el |der )?(?:${alone.join("|")})[\s\d_.-]*$`, "u");

/** Whether the name is that of an account, a computer or a template, not of a person. */
export function isPlaceholderName(name: string): boolean {
  const folded = foldArabic(trimEnd(name.replace(/^[\s<[("']+/, ""), /[\s>\])"']/));
  return makers.test(folded) || anyAccount.test(folded) || onlyAlone.test(folded);
}
