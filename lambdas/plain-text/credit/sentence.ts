// Recognises sentences that begin with a name (محمد صلاح يسجل) by their verbs, particles and adjectives.
import { isGivenName, isKnownPlace, isVerbLikeName } from "../gazetteer/gazetteer.ts";

const marks = /[\p{M}\p{Cf}ـ]/gu;
/** Words that occur in sentences but not in names. Hamza is not folded: أمام is a particle, إمام a name. */
const particle =
  /^(?:في|فى|من|عن|مع|إلى|الى|أن|إن|أنه|إنه|أنها|إنها|أو|ثم|بل|لكن|لا|لم|لن|ما|هل|قد|تم|هو|هي|هذا|هذه|ذلك|الذي|التي|كل|غير|بلا|بين|بعد|قبل|خلال|عبر|حول|ضد|حتى|منذ|نحو|أمام|وسط|لدى|عند|أمس|اليوم|غدا)$/u;
/** A preposition joined to its noun: للمنتخب, بأول. */
const prefixed = /^(?:لل\p{L}{2,}|[بكل][أإ]\p{L}+)$/u;
const adjective = /^(?:جديد|تاريخي|وطني|شامل|مهم|كبير|خطير|نووي|أمني|سياسي|اقتصادي)ة?$/u;
/** The present tense: يستقبل, تهنئ. Words with a long vowel after the first letter are names, such as تايلور and يي. */
const verb = /^[يت][^اي]\p{L}+$/u;

/** Whether the words are a sentence, although they can begin with a name. */
export function isSentence(written: readonly string[]): boolean {
  const words = written.map((word) => word.replace(marks, ""));
  return words.some(
    (word, index) =>
      particle.test(word) ||
      prefixed.test(word) ||
      (adjective.test(word) && !(index === 0 && isGivenName(word))) ||
      isPreposition(word, words[index + 1]) ||
      (index > 0 &&
        verb.test(word) &&
        ![isGivenName, isVerbLikeName, isKnownPlace].some((isName) => isName(word))),
  );
}

/** In Egypt, على is also the spelling of the name علي: أحمد على حسن. */
function isPreposition(word: string, next: string | undefined): boolean {
  return word === "على" && next !== undefined && !isGivenName(next);
}
