// Which addresses in an article readers get.
import { describe, expect, test } from "vitest";
import { publicUrl } from "../../lambdas/text/addresses/public-url.ts";

const own = "http://localhost:8080";

describe("a link", () => {
  test.each([
    "https://news.example/a?b=1#c",
    "http://news.example/",
    "https://news.example:8443/",
    "mailto:editor@news.example?subject=%D8%AE%D8%A8%D8%B1",
    "https://8.8.8.8/",
    "https://172.32.0.1/",
    "https://[2a00:1450:4001::1]/",
    "http://localhost:8080/articles/1",
  ])("to %s goes to readers unchanged", (address) => expect(publicUrl(address, "link", own)).toBe(address));

  test.each([
    ["the reader's own device", "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://0.0.0.0/"],
    [
      "loopback in other spellings",
      "http://2130706433/",
      "http://0x7f.1/",
      "http://0177.0.0.1/",
      "http://127.1/",
    ],
    [
      "private networks",
      "http://10.0.0.1/",
      "http://172.16.0.1/",
      "http://192.168.1.1/reboot.cgi",
      "http://100.64.0.1/",
    ],
    ["a cloud's metadata", "http://169.254.169.254/latest/", "http://[fe80::1]/", "http://[fd00:ec2::254]/"],
    [
      "IPv4 within IPv6",
      "http://[::ffff:192.168.1.1]/",
      "http://[2002:c0a8:0101::]/",
      "http://[64:ff9b::a00:1]/",
    ],
    ["hosts without a domain", "http://router/", "http://intranet/", "http://localhost./"],
    [
      "local names",
      "http://printer.local/",
      "http://a.internal/",
      "http://nas.home.arpa./",
      "http://x.localhost/",
    ],
    ["passwords and names", "https://user:pass@news.example/", "https://bank.example@evil.example/"],
    ["ports of other services", "http://news.example:22/", "http://news.example:6379/"],
    [
      "control characters",
      "mailto:a@b.example?subject=x%0D%0ABcc:c@d.example",
      "https://news.example/%00",
      "https://news.example/%7f",
    ],
    [
      "other schemes",
      "javascript:alert(1)",
      "data:text/html,x",
      "ftp://news.example/",
      "//news.example/",
      "/a",
    ],
    ["the own origin with a password", "http://a:b@localhost:8080/"],
    ["another port of the own host", "http://localhost:8081/"],
  ])("to %s does not go to readers", (_what, ...addresses) => {
    for (const address of addresses) expect.soft(publicUrl(address, "link", own), address).toBeUndefined();
  });
});

describe("a picture", () => {
  test("must have https, or be on the newspaper's own site", () => {
    expect(publicUrl("https://img.example/a.jpg", "picture", own)).toBe("https://img.example/a.jpg");
    expect(publicUrl("http://localhost:8080/media/a.jpg", "picture", own)).toBeDefined();
    expect(publicUrl("http://img.example/a.jpg", "picture", own)).toBeUndefined();
    expect(publicUrl("mailto:a@b.example", "picture", own)).toBeUndefined();
  });
});
