// The error pages of the local server. The newspaper's site stores a page only for 404. The 404 page here is used until that one exists.

const words = {
  400: "عنوان غير صحيح",
  404: "الصفحة غير موجودة",
  405: "طلب غير مسموح به",
  500: "تعذّر عرض الصفحة، حاول مرة أخرى بعد قليل",
} as const;

/** A small page in Arabic, right to left. */
export function errorPage(status: keyof typeof words): string {
  return `<!doctype html>
<html lang="ar" dir="rtl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${words[status]}</title></head>
<body><h1>${words[status]}</h1><p><a href="/">إلى الصفحة الأولى</a></p></body>
</html>
`;
}
