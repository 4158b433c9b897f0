// The style sheet for feeds that are opened in a browser. It explains to people what a feed is, and shows the address of the
// page that they can read instead.
// It is CSS and not XSLT, because browsers are removing XSLT.
import { colours, paper } from "./palette.ts";

const { accent, box, line } = colours;

export const feedStyle = `@namespace atom "http://www.w3.org/2005/Atom";
:root {
  color-scheme: light dark;
  display: block;
  direction: rtl;
${paper}  max-width: 42rem;
  padding: 1rem 1.25rem 3rem;
}
:root::before {
  display: block;
  padding: 0.75rem 1rem;
  border-radius: 0.5rem;
  background: ${box};
  content: "هذه خلاصة (RSS أو Atom) يقرؤها برنامج يجمع لك الأخبار. للاشتراك: انسخ عنوان هذه الصفحة من شريط المتصفح وألصقه في قارئ الخلاصات. وللقراءة هنا: افتح الصفحة التي عنوانها أدناه، ففيها المقالات نفسها.";
}
* { display: none; }
channel, item, channel > title, channel > description, channel > |link, item > title, item > description,
atom|entry, atom|feed > atom|title, atom|feed > atom|subtitle, atom|feed > atom|link[rel="alternate"],
atom|entry > atom|title, atom|entry > atom|summary { display: block; }
channel > title, atom|feed > atom|title { font-size: 1.7rem; font-weight: bold; line-height: 1.5; margin-block-start: 1rem; }
channel > |link, atom|feed > atom|link { color: ${accent}; }
channel > |link::before { content: "الصفحة: \\2066"; }
channel > |link::after { content: "\\2069"; }
atom|feed > atom|link[rel="alternate"]::before { content: "الصفحة: \\2066" attr(href) "\\2069"; }
item, atom|entry { border-block-start: 1px solid ${line}; padding-block: 0.75rem; margin-block-start: 0.75rem; }
item > title, atom|entry > atom|title { font-size: 1.25rem; font-weight: bold; line-height: 1.6; }
`;
