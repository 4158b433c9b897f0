import { expect, test } from "vitest";
import { parseByline } from "../../lambdas/formats/agency/byline.ts";
import { codeOf, idOfUri } from "../../lambdas/formats/agency/identity.ts";

test.each<[string, readonly string[], (readonly string[])?, (readonly string[])?]>([
  ["أحمد سالم، منى علي", ["أحمد سالم", "منى علي"]],
  ["هند الإدريسي ويوسف بناني", ["هند الإدريسي", "يوسف بناني"]],
  ["أحمد وليد ومنى علي", ["أحمد وليد", "منى علي"]],
  ["محمود وهبة", ["محمود وهبة"]],
  ["بقلم: سالم بن حمد", ["سالم بن حمد"]],
  ["حوار وتصوير: بخيت كيرداس", ["بخيت كيرداس"]],
  ["كتب: د/ محمد علي", ["د/ محمد علي"]],
  ["أ. خالد بن ناصر الهنائي، مراسل خلاصة في نزوى", ["أ. خالد بن ناصر الهنائي"]],
  ["By Meredith Jameson, Staff Reporter", ["Meredith Jameson"]],
  ["Paulo Santalucia and Frances d'Emilio", ["Paulo Santalucia", "Frances d'Emilio"]],
  ["Christian Hollmann, dpa", ["Christian Hollmann"], ["dpa"]],
  ["Anthony Wallace/AFP/Getty Images", ["Anthony Wallace"], ["AFP", "Getty Images"]],
  ["أحمد سالم (رويترز)", ["أحمد سالم"], ["رويترز"]],
  ["العمانية ورويترز", [], ["العمانية", "رويترز"]],
  ["سالم الحارثي - صلالة", ["سالم الحارثي"], [], ["صلالة"]],
  ["مسقط: كتبت منى علي", ["منى علي"], [], ["مسقط"]],
  ["desk@wire.example", []],
  ["By", []],
  ["قال كذا وكذا ".repeat(60), []],
])("%s", (byline, authors, agencies = [], places = []) => {
  expect(parseByline(byline)).toEqual({ authors, agencies, places });
});

test.each([
  ["https://wire.example//2026/11/5/", "wire.example/2026/11/5"],
  ["HTTP://wire.example/a?b=1", "wire.example/a?b=1"],
  ["tag:wire.example,2026:a", "tag:wire.example,2026:a"],
  ["urn:newsml:wire.example:2026:a", "urn:newsml:wire.example:2026:a"],
  ["", ""],
])("the id of %s is %s", (uri, id) => {
  expect(idOfUri(uri)).toBe(id);
});

test.each(["ninat:text", "icls:text", "http://cv.iptc.org/newscodes/ninature/text", "TEXT"])(
  "the code of %s",
  (qcode) => expect(codeOf(qcode)).toBe("text"),
);
