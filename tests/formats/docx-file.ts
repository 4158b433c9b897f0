// Builds Word documents from XML. Equal XML gives equal bytes in every run.
import { crc32, deflateRawSync } from "node:zlib";

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

/** A .docx file with these parts, in this order. Does not use JSZip: with hundreds of megabytes, it takes about ten times as long. */
export async function zipDocx(parts: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const files = Object.entries({ "[Content_Types].xml": contentTypes, ...parts }).map(zipFile);
  let offset = 0;
  const directory = files.map(({ name, sizes, local }) => {
    const entry = Buffer.concat([hex("504b0102 1400"), sizes, Buffer.alloc(14), name]);
    entry.writeUInt32LE(offset, 42);
    offset += local.length;
    return entry;
  });
  const end = Buffer.alloc(22);
  end.writeUInt32BE(0x504b0506);
  for (const at of [8, 10]) end.writeUInt16LE(files.length, at);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files.map(({ local }) => local), ...directory, end]);
}

/** One file of a ZIP, and the values that the directory repeats (APPNOTE.TXT, 4.3.7 and 4.3.12). */
function zipFile([path, content]: readonly [string, string | Uint8Array]) {
  const name = Buffer.from(path);
  const bytes = deflateRawSync(content, { level: 1 });
  const sizes = Buffer.concat([hex("1400 0008 0800 00002100"), Buffer.alloc(16)]);
  sizes.writeUInt32LE(crc32(content), 10);
  sizes.writeUInt32LE(bytes.length, 14);
  sizes.writeUInt32LE(Buffer.byteLength(content), 18);
  sizes.writeUInt16LE(name.length, 22);
  return { name, sizes, local: Buffer.concat([hex("504b0304"), sizes, name, bytes]) };
}

function hex(text: string): Buffer {
  return Buffer.from(text.replaceAll(" ", ""), "hex");
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
