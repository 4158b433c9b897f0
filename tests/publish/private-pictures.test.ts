// Photographs contain where they were taken, with which camera and by whom. The site publishes only the picture, and none of that.
import { readdirSync, readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import exifReader from "exifreader";
import { beforeEach, describe, expect, test } from "vitest";
import type { pictureTypes } from "../../lambdas/article/picture.ts";
import { cleanPicture } from "../../lambdas/pictures/clean/clean-picture.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { imageDataOf } from "./image-data.ts";
import { drop, eventFor, openTestContext, readItems, type TestContext } from "./publish-fixture.ts";

const folder = new URL("../fixtures/private-pictures/", import.meta.url);
const names = readdirSync(folder);
const read = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));

/** The groups of exifreader's tags that describe the picture itself, its colours and its animation. All others may be private. */
const harmless: ReadonlySet<string> = new Set(["file", "jfif", "png", "pngFile", "riff", "gif", "icc"]);

let context: TestContext;

beforeEach(async () => {
  context = openTestContext();
  await drop(context.inbox, "1.txt", { id: "1" });
  await publish(eventFor("1.txt"), context);
});

/** The picture on the site, after a picture beside an article was published. */
async function published(name: string, bytes: Uint8Array) {
  const key = `1.${name.split(".").at(-1)}`;
  await context.inbox.put(key, bytes, { contentType: "application/octet-stream" });
  await publish(eventFor(key), context);
  const [picture] = await context.site.list({ prefix: "media/" });
  const stored = picture && (await context.site.get(picture.key));
  if (!stored) throw new Error(`${name} is not on the site: ${JSON.stringify(context.outcomes.at(-1))}`);
  return new Uint8Array(stored.body);
}

function clean(name: string, bytes: Uint8Array) {
  return cleanPicture(name.split(".").at(-1) as keyof typeof pictureTypes, bytes);
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}

const arabic = Buffer.from("سالم").toString("latin1");
const secret = new RegExp(
  `Salim|private|Canon|0123456789|MotionPhoto|ftyp|Photoshop|xmp|meta|${arabic}`,
  "i",
);

describe.each(names)("%s", (name) => {
  const original = read(name);

  test("is published without the data that the camera and the photographer wrote into it", async () => {
    expect(textOf(original)).toMatch(secret);
    const bytes = await published(name, original);
    expect(textOf(bytes)).not.toMatch(secret);
    const { exif, ...groups } = exifReader.load(bytes.slice().buffer, { expanded: true });
    expect(Object.keys(exif ?? {}).filter((tag) => tag !== "Orientation")).toEqual([]);
    expect(Object.keys(groups).filter((group) => !harmless.has(group))).toEqual([]);
  });

  test("is published with exactly the same image data", async () => {
    const data = imageDataOf(name, original);
    expect(data.join("").length).toBeGreaterThan(200);
    expect(imageDataOf(name, await published(name, original))).toEqual(data);
  });

  test("does not change when it is cleaned a second time", () => {
    const once = clean(name, original)?.bytes ?? new Uint8Array();
    expect(clean(name, once)?.bytes).toEqual(once);
  });

  test("is either refused or clean, however it is cut or damaged", () => {
    for (let length = 0; length < original.length; length += 7) {
      const bytes = clean(name, original.subarray(0, length))?.bytes;
      if (bytes) expect(textOf(bytes)).not.toMatch(secret);
    }
    for (let at = 0; at < original.length; at += 11) {
      const damaged = Uint8Array.from(original);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      expect(() => clean(name, damaged)).not.toThrow();
    }
  });
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "a photograph of orientation %d is shown upright",
  async (orientation) => {
    const bytes = await published("a.jpg", read(`orientation-${orientation}.jpg`));
    const { exif } = exifReader.load(bytes.slice().buffer, { expanded: true });
    expect(exif?.Orientation?.value ?? 1).toBe(orientation);
    const size = orientation < 5 ? 'width="48" height="32"' : 'width="32" height="48"';
    expect((await readItems(context.site))?.[0]?.content_html).toContain(size);
  },
);

test("a PNG that states that it is turned is shown upright, as browsers do", async () => {
  const bytes = Buffer.from(await published("a.png", read("orientation-6.png")));
  const at = bytes.indexOf("eXIf");
  const length = bytes.readUInt32BE(at - 4);
  expect(bytes.readUInt32BE(at + 4 + length)).toBe(crc32(bytes.subarray(at, at + 4 + length)));
  expect((await readItems(context.site))?.[0]?.content_html).toContain('width="32" height="48"');
});

describe("a PNG whose EXIF browsers ignore", () => {
  const turned = Buffer.from(read("orientation-6.png"));
  const exif = turned.indexOf("eXIf") - 4;
  const exifEnd = exif + 12 + turned.readUInt32BE(exif);

  test("because its checksum is wrong, is not turned", () => {
    const bytes = Uint8Array.from(turned);
    bytes[exifEnd - 1] = (bytes[exifEnd - 1] ?? 0) ^ 1;
    expect(clean("a.png", bytes)?.orientation).toBe(1);
    expect(textOf(clean("a.png", bytes)?.bytes ?? bytes)).not.toContain("eXIf");
  });

  test("because it follows the image, is not turned in browsers, and is still turned in programs that read it", () => {
    const end = turned.indexOf("IEND") - 4;
    const parts = [
      turned.subarray(0, exif),
      turned.subarray(exifEnd, end),
      turned.subarray(exif, exifEnd),
      turned.subarray(end),
    ];
    const cleaned = clean("a.png", new Uint8Array(Buffer.concat(parts)));
    expect(cleaned?.orientation).toBe(1);
    expect(textOf(cleaned?.bytes ?? turned)).toMatch(/IDAT.*eXIf/s);
  });
});

test("the feed states the length of the published picture, and not of the uploaded one", async () => {
  const bytes = await published("a.jpg", read("maker-notes.jpg"));
  expect((await readItems(context.site))?.[0]).toMatchObject({
    attachments: [{ size_in_bytes: bytes.length }],
  });
  expect(bytes.length).toBeLessThan(read("maker-notes.jpg").length / 4);
});

test("two pictures that differ only in their metadata have two addresses", async () => {
  const paths = new Set<string>();
  for (const name of ["orientation-1.jpg", "two-pictures.jpg"]) {
    await published(name, read(name));
    for (const { key } of await context.site.list({ prefix: "media/" })) paths.add(key);
  }
  expect(paths.size).toBe(2);
});

describe("a JPEG", () => {
  const segment = (marker: number, data: Uint8Array | string) => {
    const bytes = Buffer.from(data);
    return Buffer.concat([
      Buffer.from([0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) & 255]),
      bytes,
    ]);
  };
  const plain = clean("a.jpg", read("orientation-1.jpg"))?.bytes ?? new Uint8Array();
  /** Inserts segments after SOI, the marker at the beginning of a JPEG file. */
  const withParts = (...parts: readonly Uint8Array[]) =>
    new Uint8Array(Buffer.concat([plain.subarray(0, 2), ...parts, plain.subarray(2)]));

  test("keeps the coding of its colours, and loses the thumbnail of JFIF", () => {
    const jfif = segment(0xe0, "JFIF\0\x01\x01\0\0\x01\0\x01\x02\x02twelve bytes");
    const [kept, adobe] = [
      segment(0xe0, "JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
      segment(0xee, "Adobe\0\x64\0\0\0\0\x01"),
    ];
    const bytes = withParts(
      jfif,
      segment(0xe0, "JFXX\0\x13private"),
      segment(0xee, "Adobe\0\x64\0\0\0\0\x01private"),
    );
    expect(clean("a.jpg", bytes)?.bytes).toEqual(withParts(kept, adobe));
  });

  test("keeps a profile of several segments", () => {
    const parts = [1, 2].map((part) =>
      segment(
        0xe2,
        Buffer.concat([Buffer.from(`ICC_PROFILE\0`), Buffer.from([part, 2]), Buffer.alloc(60_000, part)]),
      ),
    );
    const bytes = withParts(...parts);
    expect(clean("a.jpg", bytes)?.bytes).toEqual(bytes);
  });

  test.each(["Exif\0\0", "Exif\0\xff"])(
    "is turned by EXIF that begins with %j, as browsers turn it",
    (prefix) => {
      const bytes = read("orientation-6.jpg");
      bytes.set(Buffer.from(prefix, "latin1"), Buffer.from(bytes).indexOf("Exif"));
      expect(clean("a.jpg", bytes)?.orientation).toBe(6);
    },
  );

  test("with two EXIF blocks is turned by the first that has an orientation", () => {
    const exifOf = (name: string) => {
      const bytes = clean(name, read(name))?.bytes ?? new Uint8Array();
      const at = Buffer.from(bytes).indexOf("Exif") - 4;
      return bytes.subarray(at, at + 36);
    };
    const empty = segment(0xe1, "Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0");
    const parts = [empty, exifOf("orientation-6.jpg"), exifOf("orientation-3.jpg")];
    expect(clean("a.jpg", withParts(...parts))?.orientation).toBe(6);
  });

  test("loses metadata between its scans", () => {
    const name = "progressive-profile.jpg";
    const bytes = clean(name, read(name))?.bytes ?? new Uint8Array();
    const second = Buffer.from(bytes).lastIndexOf("ffda", undefined, "hex");
    const parts = [
      bytes.subarray(0, second),
      segment(0xfe, "private"),
      segment(0xed, "private"),
      bytes.subarray(second),
    ];
    expect(clean(name, new Uint8Array(Buffer.concat(parts)))?.bytes).toEqual(bytes);
  });

  test("loses bytes between its segments, and fill bytes", () => {
    const bytes = withParts(Buffer.from("private"), Buffer.from([0xff, 0xff, 0xff]));
    expect(clean("a.jpg", bytes)?.bytes).toEqual(plain);
  });

  test("with an unknown segment is refused", () => {
    expect(clean("a.jpg", withParts(segment(0x02, "private")))).toBeUndefined();
  });
});

test.each(["alpha-profile.webp", "animated.webp", "lossless.webp"])(
  "%s says that it has EXIF only if it still has some, and never XMP",
  (name) => {
    const bytes = Buffer.from(clean(name, read(name))?.bytes ?? "");
    const flags = bytes[bytes.indexOf("VP8X") + 8] ?? 0;
    expect(flags & 0x0c).toBe(bytes.includes("EXIF") ? 0x08 : 0);
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
  },
);

test("a PNG with an unknown critical chunk is refused", () => {
  const bytes = Buffer.from(read("profile.png"));
  bytes.write("PRVT", bytes.indexOf("prVt"));
  expect(clean("a.png", bytes)).toBeUndefined();
});

test("a file with a million parts is cleaned without copying it a million times", () => {
  const comment = Buffer.from("fffe0003ff", "hex");
  const plain = read("orientation-1.jpg");
  const bytes = Buffer.concat([
    plain.subarray(0, 2),
    Buffer.alloc(1_000_000 * comment.length, comment),
    plain.subarray(2),
  ]);
  expect(clean("a.jpg", bytes)?.bytes).toEqual(clean("a.jpg", plain)?.bytes);
});
