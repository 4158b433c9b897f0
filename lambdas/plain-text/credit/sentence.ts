// Recognises sentences that begin with a name (محمد صلاح يسجل). They have a verb, a particle or an adjective that names do not have.
import { isGivenName, isKnownPlace, isVerbLikeName } from "../gazetteer/gazetteer.ts";

const marks = /[\p{M}\p{Cf}ـ]/gu;
/** Words that occur in sentences but not in names. The place of the hamza counts: أمام ("in front of") is a particle, إمام is a name. */
const particle =
  /^(?:في|فى|من|عن|مع|إلى|الى|أن|إن|أنه|إنه|أنها|إنها|أو|ثم|بل|لكن|لا|لم|لن|ما|هل|قد|تم|هو|هي|هذا|هذه|ذلك|الذي|التي|كل|غير|بلا|بين|بعد|قبل|خلال|عبر|حول|ضد|حتى|منذ|نحو|أمام|وسط|لدى|عند|أمس|اليوم|غدا)$/u;
/** A preposition that is joined to its noun: للمنتخب, بأول. */
const prefixed = /^(?:لل\p{L}{2,}|[بكل][أإ]\p{L}+)$/u;
const adjective = /^(?:جديد|تاريخي|وطني|شامل|مهم|كبير|خطير|نووي|أمني|سياسي|اقتصادي)ة?$/u;
/** A verb in the present tense: يستقبل, تهنئ. A word with a long vowel after its first letter is a name, such as تايلور and يي. */
const verb = /^[يت][^اي]\p{L}+$/u;

/** Whether the words are a sentence and not a name. A sentence can begin with a name. */
export function isSentence(written: readonly string[]): boolean {
  const words = written.map((word) => word.replace(marks, ""));
  return words.some(
    (word, index) =>
      particle.test(word) ||
      prefixed.test(word) ||
      (adjective.test(word) && !(index === 0 && isGivenName(word))) ||
      isPreposition(words, index) ||
      (index > 0 &&
        verb.test(word) &&
        ![isGivenName, isVerbLikeName, isKnownPlace].some((isName) => isName(word))),
  );
}

/** Whether a word is the preposition على. In Egypt, the name علي is also spelled so, before a given name or after بن ("son of"). */
function isPreposition(words: readonly string[], at: number): boolean {
  const next = words[at + 1];
  return words[at] === "على" && next !== undefined && !isGivenName(next) && words[at - 1] !== "بن";
}
