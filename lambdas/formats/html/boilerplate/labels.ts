// Recognises the labels of boxes between and below the paragraphs of an article, such as "Read also".

/** In characters. A longer line is not a label. */
const longestLabel = 160;

/** Beginnings of lines that link to other articles. The headline of the other article can follow. */
const linksToOthers = new RegExp(
  `^[\\s*•>»|:\\-–—]*(?:${[
    // Arabic: "read also", "more", "related topics", "you may like", "share", "advertisement"
    "(?:ا|إ)قر(?:أ|ا|ئ)(?:وا|ي)?\\s+(?:(?:أ|ا)يض(?:اً|ًا|ا)|المزيد|كذلك|في|على|(?:أ|ا)كثر)",
    "طالع(?:وا|ي)?\\s+(?:(?:أ|ا)يض(?:اً|ًا|ا)|المزيد)",
    "شاهد(?:وا|ي)?\\s+(?:(?:أ|ا)يض(?:اً|ًا|ا)|المزيد|كذلك)",
    "(?:مواضيع|موضوعات|أخبار|اخبار|مقالات|قصص|تقارير)\\s+(?:ذات\\s+(?:ال)?صلة|متعلقة|مشابهة|مقترحة|ساخنة|(?:أ|ا)خرى)",
    "(?:قد|ربما)\\s+(?:يعجبك|يهمك|تعجبك|تهمك)",
    "(?:ال)?(?:أ|ا)كثر\\s+(?:قراءة|مشاهدة|تداولا|تعليقا)",
    "(?:آخر|اخر|أحدث)\\s+(?:ال)?(?:أخبار|اخبار|المستجدات)",
    "(?:ل|و)?للمزيد\\s*(?::|من|اقر|$)",
    "تابع(?:وا|ي|ونا|نا)\\s+(?:.{0,40}\\s)?(?:على|عبر|في)\\s",
    "(?:اشترك|انضم|سجل)(?:وا|ي)?\\s+(?:الآن\\s+)?(?:في|ب|إلى|الى|معنا)",
    "شارك(?:وا|ها|ه|نا|\\s+هذا|\\s+ال)?\\s*(?:الخبر|المقال|الموضوع|هذا|على|عبر|$)",
    "(?:مشاركة|طباعة|نسخ\\s+الرابط|النشرة\\s+البريدية|الكلمات\\s+(?:الدالة|المفتاحية)|(?:ال)?وسوم)\\s*(?::|$)",
    "(?:إعلان|اعلان|المصدر|المصادر)\\s*:?$",
    // Languages in Latin letters
    "(?:also\\s+)?read\\s+(?:more|next|also|on)\\b.{0,3}",
    "(?:see|click)\\s+(?:also|more)\\b",
    "(?:related|recommended|more\\s+(?:on|from|about)|most\\s+(?:read|popular|viewed)|trending)\\b(?:\\s+\\S+){0,4}\\s*:?$",
    "related\\s*:",
    "(?:don['’]t\\s+miss|you\\s+(?:may|might)\\s+(?:also\\s+)?(?:like|be\\s+interested))",
    "watch\\s*[|:]",
    "(?:story|article|continue\\s+reading)\\s*(?:continues)?\\s+below",
    "(?:advertisement|advertising|anzeige|werbung|publicité|publicidad|pubblicità|annonce|reklame)\\s*$",
    "(?:follow|like|join)\\s+us\\s+on\\b",
    "(?:sign\\s+up|subscribe)\\s+(?:to|for|now|here)\\b",
    "share\\s+(?:this|on|via|article|$)",
    "(?:lesen\\s+sie|lest|lies)\\s+(?:hier\\s+)?(?:auch|mehr)\\b",
    "mehr\\s+zum\\s+thema\\b",
    "lire\\s+aussi\\b",
    "(?:leggi|lea|lee|leia|ver|veja)\\s+(?:anche|también|tambien|também|más|mais)\\b",
  ].join("|")})`,
  "iu",
);

/** The words in a row of buttons with which readers share an article. */
const buttons =
  /^(?:share|shares|tweet|facebook|twitter|x|whatsapp|whats|app|telegram|linkedin|pinterest|pin|interest|email|e-mail|mail|print|copy|link|copied|save|reddit|messenger|viber|instagram|youtube|flipboard|xing|send|sms|فيسبوك|فيس|بوك|تويتر|واتساب|واتس|آب|اب|تلغرام|تيليجرام|تليجرام|تلجرام|لينكدين|لينكد|إن|بنترست|بينترست|إيميل|البريد|الإلكتروني|بريد|إلكتروني|طباعة|نسخ|رابط|الرابط|مشاركة|شارك|حفظ|ماسنجر|انستغرام|إنستغرام|يوتيوب|سناب|شات|تيك|توك|تم|على|عبر|in|on|via|by|\d{1,5}|[|/•·+،,:-])$/iu;
const fewestButtons = 2;

/** Whether the line is a row of share buttons. */
export function isShareBar(line: string): boolean {
  if (line.length > longestLabel) return false;
  const words = line.split(/\s+/).filter((word) => word !== "");
  return words.length >= fewestButtons && words.every((word) => buttons.test(word));
}

/** Whether the line links to other articles, asks readers to do something, or announces an advertisement. */
export function isLabel(line: string): boolean {
  return line.length <= longestLabel && linksToOthers.test(line);
}
