// Writes a newspaper of three hundred articles, with every kind of content that a page can show.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";

const project = join(import.meta.dirname, "../../..");
export const articleCount = 300;

const lead =
  "كشفت أعمال الترميم في قلعة الوادي بمحافظة الداخلية عن نقوش كتابية وأدوات منزلية ترجع إلى القرن السابع عشر الميلادي.";
const rich = `## ما الذي تغيّر

${lead} وقال *أحد المشرفين* إن **العمل** مستمر[^1].

### التفاصيل

| الفريق | النقاط | الفارق |
| --- | --- | --- |
| صور | 97 | 1,200.5 |
| البريمي | 8 | 15.25 |

> جربناه في ثلاثة أودية هذا الشتاء، ولم يخطئ إلا مرة واحدة.

1. مجسات على الجسور
2. خادم صغير عند \`10.0.0.1\`

[^1]: بحسب بيان الوزارة.`;

export function headlineOf(number: number): string {
  return `خبر رقم ${number} عن ترميم قلعة الوادي`;
}

/** Writes the articles and the settings into a folder. */
export async function writeNewspaper(
  folder: string,
): Promise<{ readonly articles: string; readonly settings: string }> {
  const own = JSON.parse(await readFile(join(project, "content/publication.json"), "utf8"));
  const articles = join(folder, "articles");
  await mkdir(articles);
  const settings = join(folder, "publication.json");
  await writeFile(
    settings,
    JSON.stringify({ ...own, archives: true, feeds: { sections: true, authors: true } }),
  );
  const picture = await photograph();
  for (let number = 1; number <= articleCount; number++) {
    const { name } = own.sections[number % own.sections.length];
    const date = new Date(Date.UTC(2026, 9, 1) - number * 7_200_000).toISOString();
    const hasPicture = number % 60 === 6; // five photographs
    const head = [
      `title: ${headlineOf(number)}`,
      `date: ${date}`,
      `section: ${name}`,
      `author: كاتب ${number % 9}`,
      `tags: [آثار, "وسم ${number % 12}"]`,
      `description: عشرة عروض من سبع دول عربية وندوة عن الحكاية الشعبية رقم ${number}`,
      ...(hasPicture
        ? [`image: ${number}.jpg`, "image_caption: القلعة بعد الترميم", "photographer: سالم خالد"]
        : []),
    ];
    await writeFile(join(articles, `${number}.md`), `---\n${head.join("\n")}\n---\n${rich}\n`);
    if (hasPicture) await writeFile(join(articles, `${number}.jpg`), picture);
  }
  return { articles, settings };
}

/** Makes a photograph of 12 million pixels, as large as that of a camera. */
function photograph(): Promise<Buffer> {
  const raw = Buffer.from(Array.from({ length: 48 * 36 * 3 }, (_, index) => (index * index) % 251));
  return sharp(raw, { raw: { width: 48, height: 36, channels: 3 } })
    .resize(4000, 3000, { fit: "fill", kernel: "cubic" })
    .jpeg({ quality: 95 })
    .toBuffer();
}
