// What tells a sentence that begins with a name (محمد صلاح يسجل) from a name: its verbs, particles and adjectives.
import { isGivenName, isKnownPlace, isVerbLikeName } from "../gazetteer/gazetteer.ts";

const MARKS = /[\p{M}\p{Cf}ـ]/gu;
/** Words of sentences and of no names. Hamza counts: أمام is a particle, إمام a name. */
const PARTICLE =
  /^(?:في|فى|من|عن|مع|إلى|الى|أن|إن|أنه|إنه|أنها|إنها|أو|ثم|بل|لكن|لا|لم|لن|ما|هل|قد|تم|هو|هي|هذا|هذه|ذلك|الذي|التي|كل|غير|بلا|بين|بعد|قبل|خلال|عبر|حول|ضد|حتى|منذ|نحو|أمام|وسط|لدى|عند|أمس|اليوم|غدا)$/u;
/** A preposition written in one with its noun: للمنتخب, بأول. */
const PREFIXED = /^(?:لل\p{L}{2,}|[بكل][أإ]\p{L}+)$/u;
const ADJECTIVE = /^(?:جديد|تاريخي|وطني|شامل|مهم|كبير|خطير|نووي|أمني|سياسي|اقتصادي)ة?$/u;
/** The present tense: يستقبل, تهنئ. No verb begins with a long vowel after the prefix, as تايلور and يي do. */
const VERB = /^[يت][^اي]\p{L}+$/u;

/** Whether the words, which may begin with a name, say something of it. */
export function isSentence(written: readonly string[]): boolean {
  const words = written.map((word) => word.replace(MARKS, ""));
  return words.some(
    (word, index) =>
      PARTICLE.test(word) ||
      PREFIXED.test(word) ||
      (ADJECTIVE.test(word) && !(index === 0 && isGivenName(word))) ||
      isPreposition(word, words[index + 1]) ||
      (index > 0 &&
        VERB.test(word) &&
        ![isGivenName, isVerbLikeName, isKnownPlace].some((isName) => isName(word))),
  );
}

/** على is Egypt's spelling of علي too: أحمد على حسن. */
function isPreposition(word: string, next: string | undefined): boolean {
  return word === "على" && next !== undefined && !isGivenName(next);
}
