import { expect, test } from "vitest";
import { isGivenName, isKnownAgency, isKnownPlace } from "../../lambdas/plain-text/gazetteer/gazetteer.ts";

test.each([
  "مسقط",
  "عمان",
  "عُمان",
  "أبو ظبي",
  "ابوظبي",
  "القاهره",
  "إزكي",
  "جعلان بني بو حسن",
  "بكين",
  "سلطنة عُمان",
])("%s is a place", (name) => expect(isKnownPlace(name)).toBe(true));

test.each(["أ ف ب", "أ.ف.ب", "ا ف ب", "أف ب", "د ب ا", "رويترز", "وكالة الأنباء العُمانية", "كونا", "وفا"])(
  "%s is an agency",
  (name) => expect(isKnownAgency(name)).toBe(true),
);

test.each(["أحمد", "احمد", "عبدالله", "عبد", "عبدالمنعم", "زينب", "أبو"])(
  "%s begins a person's name",
  (word) => {
    expect(isGivenName(word)).toBe(true);
  },
);

test.each(["قال", "وزير", "الحارثي", ""])("%s is not a place, an agency or a given name", (word) => {
  expect([isKnownPlace(word), isKnownAgency(word), isGivenName(word)]).toEqual([false, false, false]);
});
