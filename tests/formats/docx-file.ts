// Builds Word documents from XML. Equal XML gives equal bytes in every run.
import JSZip from "jszip";

const transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
export const strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

const contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`;

/** A run: a piece of text with one format. */
export const run = (text: string, properties = "") =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph of runs, or of one text. */
export const paragraph = (content: string) =>
  `<w:p>${content.startsWith("<") ? content : run(content)}</w:p>`;

/** The XML of the document or of another part. */
export const part = (name: string, content: string, namespace = transitional) =>
  `<?xml version="1.0" encoding="UTF-8"?><w:${name} xmlns:w="${namespace}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">${content}</w:${name}>`;

export const body = (content: string, namespace?: string) =>
  part("document", `<w:body>${content}</w:body>`, namespace);

export const coreProperties = (content: string) =>
  `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${content}</cp:coreProperties>`;

/** A .docx file with these parts, in this order. */
export async function zipDocx(parts: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new JSZip();
  zip.file("[Content_Types].xml", contentTypes);
  for (const [name, content] of Object.entries(parts)) zip.file(name, content);
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";

/** A .docx file with an article that shows each of these pictures once. The keys are the names of the pictures. */
export function zipPictures(pictures: Readonly<Record<string, Uint8Array>>): Promise<Uint8Array> {
  const names = Object.keys(pictures);
  const lines = ["افتتاح خط ملاحي جديد", "08 ديسمبر 2017", "أعلنت الموانئ أن أول سفينة تصل صباح اليوم."];
  const drawings = names.map((name) => `<w:r><w:pict><v:imagedata r:id="${name}"/></w:pict></w:r>`);
  const relation = (name: string) =>
    `<Relationship Id="${name}" Type="${office}/image" Target="media/${name}"/>`;
  return zipDocx({
    "word/document.xml": body([...lines, ...drawings].map(paragraph).join("")).replace(
      "<w:document ",
      `<w:document xmlns:r="${office}" `,
    ),
    "word/_rels/document.xml.rels": `<Relationships xmlns="${relations}">${names.map(relation).join("")}</Relationships>`,
    ...Object.fromEntries(names.map((name) => [`word/media/${name}`, pictures[name] ?? ""])),
  });
}
