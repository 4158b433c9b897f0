// exiftool lists the metadata in a picture. It knows the metadata of all kinds of cameras and programs.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand, runToEnd } from "../run-command.ts";
import type { PictureJudge } from "./picture.ts";

/**
 * The tags that describe the picture itself, its colours and its animation. All other tags count as private, and so do warnings of
 * exiftool.
 */
const harmless: readonly RegExp[] = [
  /^SourceFile$/,
  /^(?:System|ICC_Profile|ICC-\w+|PNG-pHYs):/,
  /^ExifTool:ExifToolVersion$/,
  /^Composite:(?:ImageSize|Megapixels)$/,
  /^File:(?:FileType|FileTypeExtension|MIMEType|ImageWidth|ImageHeight|ExifByteOrder)$/,
  /^File:(?:EncodingProcess|BitsPerSample|ColorComponents|YCbCrSubSampling)$/,
  /^JFIF:(?:JFIFVersion|ResolutionUnit|XResolution|YResolution)$/,
  /^Adobe:(?:DCTEncodeVersion|APP14Flags[01]|ColorTransform)$/,
  /^IFD0:Orientation$/,
  /^PNG:(?:ImageWidth|ImageHeight|BitDepth|ColorType|Compression|Filter|Interlace|Palette|Transparency)$/,
  /^PNG:(?:ProfileName|Gamma|SRGBRendering|BackgroundColor|SignificantBits|(?:WhitePoint|Red|Green|Blue)[XY])$/,
  /^PNG:Animation(?:Frames|Plays)$/,
  /^RIFF:(?:ImageWidth|ImageHeight|WebP_Flags|VP8Version|HorizontalScale|VerticalScale|AlphaIsUsed)$/,
  /^RIFF:(?:Alpha\w+|BackgroundColor|AnimationLoopCount|Duration)$/,
  /^GIF:(?:GIFVersion|ImageWidth|ImageHeight|HasColorMap|ColorResolutionDepth|BitsPerPixel|BackgroundColor)$/,
  /^GIF:(?:PixelAspectRatio|FrameCount|Duration|AnimationIterations|TransparentColor)$/,
];

export const exiftool: PictureJudge = {
  name: "exiftool",
  async find() {
    const ended = await runCommand("exiftool", ["-ver"]);
    return ended?.status === 0 ? ended.stdout.trim() : undefined;
  },
  async check(pictures) {
    const folder = await mkdtemp(join(tmpdir(), "exiftool-"));
    try {
      const files = pictures.map(({ bytes, path }, index) => ({
        file: join(folder, `${index}.${path.split(".").at(-1)}`),
        bytes,
      }));
      await Promise.all(files.map(({ file, bytes }) => writeFile(file, bytes)));
      const options = ["-json", "-G1", "-a", "-U", "-ee", "-m"];
      const answer = await runToEnd("exiftool", [...options, ...files.map(({ file }) => file)]);
      const found: readonly Readonly<Record<string, unknown>>[] = JSON.parse(answer);
      return pictures.flatMap((picture, index) =>
        Object.entries(found[index] ?? { nothing: "" })
          .filter(([tag]) => !harmless.some((pattern) => pattern.test(tag)))
          .map(([tag, value]) => ({ picture, problem: `${tag} ${JSON.stringify(value).slice(0, 60)}` })),
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
