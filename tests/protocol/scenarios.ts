// The scenarios of the systematic search, as data.
import {
  article,
  backfill,
  endProcesses,
  picture,
  publish,
  remove,
  restore,
  type Scenario,
  tick,
  time,
  upload,
} from "./scenario.ts";

const hub = "https://hub.example/";
const sport = { name: "الرياضة", slug: "sport" };

export const scenarios: readonly Scenario[] = [
  {
    name: "first upload",
    before: [],
    workers: [upload("a.txt", { version: 1, id: "1" }), upload("b.txt", { version: 2, id: "2" })],
  },
  {
    name: "correction",
    before: [article("a.txt", { version: 1, id: "1" })],
    workers: [
      upload("a.txt", { version: 2, id: "1" }),
      upload("a.txt", { version: 3, id: "1", section: "منوعات" }),
    ],
  },
  {
    name: "correction of a full feed",
    before: [1, 2, 3, 4].map((n) => article(`${n}.txt`, { version: n, id: `${n}` })),
    workers: [
      upload("4.txt", { version: 5, id: "4", date: "01 ديسمبر 2017" }),
      upload("3.txt", { version: 6, id: "3" }),
    ],
  },
  {
    name: "one event twice",
    before: [article("a.txt", { version: 1, id: "1" })],
    workers: [[article("a.txt", { version: 2, id: "1" }), publish("a.txt")], [publish("a.txt")]],
  },
  {
    name: "rename",
    before: [article("old.txt", { version: 1, id: "1" })],
    workers: [[remove("old.txt"), publish("old.txt")], upload("new.txt", { version: 2, id: "1" })],
  },
  {
    name: "rename without an id",
    before: [article("old.txt", { version: 1 })],
    workers: [[remove("old.txt"), publish("old.txt")], upload("new.txt", { version: 2 })],
  },
  {
    name: "rename of an unchanged file without an id",
    before: [article("old.txt", { version: 1 })],
    workers: [[remove("old.txt"), publish("old.txt")], upload("new.txt", { version: 1 })],
  },
  {
    name: "rename of an unchanged file beside a backfill",
    before: [article("old.txt", { version: 1 })],
    workers: [
      [article("new.txt", { version: 1 }), publish("new.txt"), remove("old.txt"), publish("old.txt")],
      [backfill],
    ],
  },
  {
    name: "renamed twice",
    before: [article("old.txt", { version: 1 })],
    workers: [
      [article("new.txt", { version: 1 }), remove("old.txt"), publish("old.txt", "new.txt")],
      [article("last.txt", { version: 1 }), publish("last.txt"), remove("last.txt"), publish("last.txt")],
    ],
  },
  {
    name: "two files with the same bytes",
    before: [],
    workers: [upload("a.txt", { version: 1 }), upload("b.txt", { version: 1 })],
  },
  {
    name: "two files with one id",
    before: [],
    workers: [upload("a.txt", { version: 1, id: "1" }), upload("b.txt", { version: 2, id: "1" })],
  },
  {
    name: "an id changes hands",
    before: [article("a.txt", { version: 1, id: "1" }), article("b.txt", { version: 2, id: "2" })],
    workers: [upload("a.txt", { version: 3, id: "2" }), upload("b.txt", { version: 4, id: "1" })],
  },
  {
    name: "a file gets another id",
    before: [article("a.txt", { version: 1, id: "1" })],
    workers: [upload("a.txt", { version: 2, id: "2" }), upload("a.txt", { version: 3, id: "3" })],
  },
  {
    name: "a file gets other ids",
    before: [article("a.txt", { version: 1, id: "1" })],
    workers: [
      [...upload("a.txt", { version: 2, id: "2" }), ...upload("a.txt", { version: 3, id: "3" })],
      [publish("a.txt")],
    ],
  },
  {
    name: "two new sections",
    before: [],
    workers: [
      upload("a.txt", { version: 1, id: "1", section: "منوعات" }),
      upload("b.txt", { version: 2, id: "2", section: "اقتصاد" }),
    ],
  },
  {
    name: "removal",
    before: [article("a.txt", { version: 1, id: "1" }), article("b.txt", { version: 2, id: "2" })],
    workers: [[remove("a.txt"), publish("a.txt")], upload("a.txt", { version: 3, id: "1" })],
  },
  {
    name: "the first article of a day beside the removal of the only one of the day before",
    settingsBefore: { archives: true },
    before: [
      article("a.txt", { version: 1, id: "1", date: "05 ديسمبر 2017" }),
      article("b.txt", { version: 2, id: "2", date: "03 ديسمبر 2017" }),
    ],
    workers: [
      upload("c.txt", { version: 3, id: "3", date: "06 ديسمبر 2017" }),
      [remove("a.txt"), publish("a.txt")],
    ],
  },
  {
    name: "the only article of a day is removed beside an upload of the same day",
    settingsBefore: { archives: true },
    before: [article("a.txt", { version: 1, id: "1", date: "05 ديسمبر 2017" })],
    workers: [
      [remove("a.txt"), publish("a.txt")],
      upload("b.txt", { version: 2, id: "2", date: "05 ديسمبر 2017" }),
    ],
  },
  {
    name: "two uploads on a day that fills the feed",
    settingsBefore: { archives: true },
    before: [1, 2, 3].map((n) => article(`${n}.txt`, { version: n, id: `${n}`, embargo: n - 30 })),
    workers: [
      upload("4.txt", { version: 4, id: "4", embargo: -10 }),
      upload("5.txt", { version: 5, id: "5", embargo: -9 }),
    ],
  },
  {
    name: "a day ends beside an upload of it",
    settingsBefore: { archives: true },
    before: [article("a.txt", { version: 1, id: "1", embargo: -30 })],
    workers: [[time(670), tick], upload("b.txt", { version: 2, id: "2", embargo: -20 })],
  },
  {
    name: "removal while an heir waits",
    before: [
      article("a.txt", { version: 1, id: "1" }),
      article("b.txt", { version: 2, id: "1" }),
      article("c.txt", { version: 3, id: "1" }),
    ],
    workers: [
      [remove("c.txt"), publish("c.txt")],
      [remove("b.txt"), publish("b.txt")],
    ],
  },
  {
    name: "removal while an heir is edited",
    before: [
      article("a.txt", { version: 1, id: "1" }),
      article("b.txt", { version: 2, id: "1" }),
      article("c.txt", { version: 3, id: "1" }),
    ],
    workers: [[remove("c.txt"), publish("c.txt")], upload("a.txt", { version: 4, id: "1" })],
  },
  {
    name: "a draft again",
    before: [article("a.md", { version: 1, id: "1" }), article("b.txt", { version: 2, id: "1" })],
    workers: [upload("a.md", { version: 3, id: "1", isDraft: true }), [remove("b.txt"), publish("b.txt")]],
  },
  {
    name: "picture before its article",
    before: [picture("a.png", 1)],
    workers: [upload("a.txt", { version: 1, id: "1" }), [picture("a.png", 2), publish("a.png")]],
  },
  {
    name: "picture after its article",
    before: [article("a.txt", { version: 1, id: "1" })],
    workers: [[picture("a.png", 1), publish("a.png")], upload("a.txt", { version: 2, id: "1" })],
  },
  {
    name: "picture with its article",
    before: [],
    workers: [upload("a.txt", { version: 1, id: "1" }), [picture("a.png", 1), publish("a.png")]],
  },
  {
    name: "named picture of two articles",
    before: [article("a.md", { version: 1, id: "1", image: "logo.png" })],
    workers: [
      upload("b.md", { version: 2, id: "2", image: "logo.png" }),
      [picture("logo.png", 1), publish("logo.png")],
    ],
  },
  {
    name: "a picture comes back while it is erased",
    before: [picture("a.png", 1), article("a.txt", { version: 1, id: "1" })],
    workers: [
      [picture("a.png", 2), publish("a.png")],
      [picture("a.png", 1), publish("a.png")],
    ],
  },
  {
    name: "a picture is replaced before its bytes are copied",
    before: [picture("a.png", 1)],
    workers: [
      upload("a.txt", { version: 1, id: "1" }),
      [picture("a.png", 2), publish("a.png")],
      upload("b.txt", { version: 2, id: "2" }),
    ],
    schedules: ["A<list:site/media/ B1 A<put:catalog/index/ A2 C A B"],
  },
  {
    name: "a picture is replaced again before its bytes are copied",
    before: [picture("a.png", 1), article("a.txt", { version: 1, id: "1" })],
    workers: [
      [picture("a.png", 2), publish("a.png")],
      [picture("a.png", 3), publish("a.png")],
      upload("b.txt", { version: 2, id: "2" }),
    ],
    schedules: ["A<list:site/media/ B1 A<get:catalog/sources/ C A B"],
  },
  {
    name: "a second file of the same batch takes an article over, without its picture",
    isCold: true, // because a process that remembers the article would not read its record
    before: [picture("a.png", 1), article("a.txt", { version: 1, id: "1", date: "05 ديسمبر 2017" })],
    workers: [
      [
        article("a.txt", { version: 2, id: "1", date: "05 ديسمبر 2017" }),
        article("b.txt", { version: 3, id: "1", date: "06 ديسمبر 2017" }),
        publish("a.txt", "b.txt"),
      ],
      upload("c.txt", { version: 4, id: "2" }),
    ],
    schedules: ["B<get:catalog/articles/1 A<delete:catalog/index/ B A"],
  },
  {
    name: "embargo reached",
    before: [article("a.txt", { version: 1, id: "1", embargo: 30 })],
    workers: [[time(31), tick], upload("a.txt", { version: 2, id: "1", embargo: 30 })],
  },
  {
    name: "embargo reached beside an upload",
    before: [],
    workers: [upload("a.txt", { version: 1, id: "1", embargo: 30 }), [time(31), tick]],
  },
  {
    name: "embargo reached beside another article",
    before: [article("a.txt", { version: 1, id: "1", embargo: 30 })],
    workers: [[time(31), tick], upload("b.txt", { version: 2, id: "2" })],
  },
  {
    name: "embargo reached hours ago",
    before: [article("a.txt", { version: 1, id: "1", embargo: 30 })],
    workers: [[time(150), tick], upload("b.txt", { version: 2, id: "2" })],
  },
  {
    name: "embargo moved",
    before: [article("a.txt", { version: 1, id: "1", embargo: 30 })],
    workers: [[time(31), tick], upload("a.txt", { version: 2, id: "1", embargo: 90 })],
  },
  {
    name: "embargo cancelled",
    before: [article("a.txt", { version: 1, id: "1", embargo: 30 })],
    workers: [
      [time(31), tick],
      [remove("a.txt"), publish("a.txt")],
    ],
  },
  {
    name: "embargo brought forward",
    before: [article("a.txt", { version: 1, id: "1", embargo: 90 })],
    workers: [[time(31), tick], upload("a.txt", { version: 2, id: "1", embargo: 30 })],
  },
  {
    name: "two clocks",
    before: [article("a.txt", { version: 1, id: "1", embargo: 30 })],
    workers: [
      [time(31), tick],
      [time(31), tick],
      [article("a.txt", { version: 2, id: "1", embargo: 30 }), publish("a.txt")],
    ],
  },
  {
    name: "backfill beside an upload",
    before: [article("a.txt", { version: 1, id: "1" }), article("b.txt", { version: 2, id: "2" })],
    workers: [[backfill], upload("a.txt", { version: 3, id: "1" })],
  },
  {
    name: "settings changed beside an upload",
    before: [article("a.txt", { version: 1, id: "1" })],
    settings: { title: "صحيفة أخرى" },
    workers: [[tick], upload("a.txt", { version: 2, id: "1" })],
  },
  {
    name: "section renamed",
    before: [article("a.txt", { version: 1, id: "1" })],
    settingsBefore: { sections: [{ name: "الرياضة", slug: "old-sport" }] },
    settings: { sections: [sport] },
    workers: [[tick, backfill], upload("a.txt", { version: 2, id: "1" })],
  },
  {
    name: "old and new settings at once",
    before: [article("a.txt", { version: 1, id: "1" })],
    settingsBefore: { title: "صحيفة الأمس" },
    settings: { title: "صحيفة اليوم" },
    oldWorkers: [1],
    workers: [[tick], upload("a.txt", { version: 2, id: "1" })],
  },
  {
    name: "a new section under old settings",
    before: [article("a.txt", { version: 1, id: "1" })],
    settingsBefore: { title: "صحيفة الأمس" },
    settings: { title: "صحيفة اليوم" },
    oldWorkers: [1],
    workers: [[tick], upload("b.txt", { version: 2, id: "2", section: "منوعات" })],
  },
  {
    name: "record restored",
    isCold: true, // the runbook asks the operator to end all calls before
    before: [
      article("a.txt", { version: 1, id: "1" }),
      article("a.txt", { version: 2, id: "1" }),
      article("a.txt", { version: 3, id: "1" }),
    ],
    workers: [
      [restore("1"), endProcesses, backfill, ...upload("a.txt", { version: 5, id: "1" })],
      upload("a.txt", { version: 4, id: "1" }),
    ],
  },
  {
    name: "record restored by one revision",
    isCold: true, // the runbook asks the operator to end all calls before
    before: [article("a.txt", { version: 1, id: "1" }), article("a.txt", { version: 2, id: "1" })],
    workers: [[restore("1"), endProcesses, backfill], upload("a.txt", { version: 3, id: "1" })],
  },
  {
    name: "record restored beside a call of before",
    before: [
      article("a.txt", { version: 1, id: "1" }),
      article("a.txt", { version: 2, id: "1" }),
      article("a.txt", { version: 3, id: "1" }),
    ],
    workers: [[restore("1"), endProcesses, backfill], upload("a.txt", { version: 4, id: "1" })],
  },
  {
    name: "daylight saving",
    before: [],
    // That day had 23 hours in Beirut, and no midnight.
    settingsBefore: { timeZone: "Asia/Beirut" },
    workers: [
      upload("a.txt", { version: 1, id: "1", date: "26 مارس 2017" }),
      upload("b.txt", { version: 2, id: "2", date: "26 مارس 2017" }),
    ],
  },
  {
    name: "twins in NFC and NFD",
    before: [],
    workers: [
      upload("\u00e9t\u00e9.txt", { version: 1 }),
      [...upload("e\u0301te\u0301.txt", { version: 2 })],
    ],
  },
  {
    name: "twin removed",
    before: [article("\u00e9t\u00e9.txt", { version: 1 }), article("e\u0301te\u0301.txt", { version: 2 })],
    workers: [
      [remove("e\u0301te\u0301.txt"), publish("e\u0301te\u0301.txt")],
      [picture("\u00e9t\u00e9.png", 1), publish("\u00e9t\u00e9.png")],
    ],
  },
  {
    name: "a file comes back while its claim is given up",
    before: [
      article("a.txt", { version: 7, id: "2" }),
      ...["a", "b", "c", "d", "e"].map((name, n) => article(`${name}.txt`, { version: n + 1, id: "1" })),
    ],
    workers: [
      [remove("a.txt"), publish("a.txt"), remove("a.txt"), publish("a.txt")],
      upload("a.txt", { version: 6, id: "1" }),
    ],
  },
  {
    name: "a worker moves an article to a day that its record has forgotten since",
    before: [1, 2, 3].map((n) => article("a.txt", { version: n, id: "1", date: `0${n} ديسمبر 2017` })),
    workers: [
      upload("a.txt", { version: 4, id: "1", date: "14 نوفمبر 2017" }),
      [5, 6, 7].flatMap((n) => upload("a.txt", { version: n, id: "1", date: `1${n} نوفمبر 2017` })),
    ],
  },
  {
    name: "an article moves to an earlier day beside an upload",
    before: [article("a.txt", { version: 1, id: "1", date: "06 ديسمبر 2017" })],
    workers: [
      upload("a.txt", { version: 2, id: "1", date: "05 ديسمبر 2017" }),
      upload("b.txt", { version: 3, id: "2" }),
    ],
  },
  {
    name: "an article is back on its old day",
    isCold: true, // because a process that remembers the article would not read its record
    before: [article("a.txt", { version: 1, id: "1", date: "05 ديسمبر 2017" })],
    workers: [
      [
        ...upload("a.txt", { version: 2, id: "1", date: "06 ديسمبر 2017" }),
        ...upload("a.txt", { version: 3, id: "1", date: "05 ديسمبر 2017" }),
      ],
      upload("b.txt", { version: 4, id: "2" }),
    ],
  },
  {
    name: "a section comes back",
    before: [article("a.txt", { version: 1, id: "1", section: "منوعات" })],
    workers: [
      [remove("a.txt"), publish("a.txt")],
      upload("b.txt", { version: 2, id: "2", section: "منوعات" }),
    ],
  },
  {
    name: "an announcement beside a crash",
    before: [article("a.txt", { version: 1, id: "1" })],
    settingsBefore: { hub },
    workers: [upload("a.txt", { version: 2, id: "1" }), [...upload("b.txt", { version: 3, id: "2" }), tick]],
  },
  {
    name: "three uploads",
    before: [article("a.txt", { version: 1, id: "1" })],
    workers: [
      upload("a.txt", { version: 2, id: "1" }),
      upload("b.txt", { version: 3, id: "1" }),
      [remove("a.txt"), publish("a.txt")],
    ],
  },
  {
    name: "an index entry is written late",
    before: [article("a.txt", { version: 1, id: "1" })],
    workers: [
      upload("a.txt", { version: 2, id: "1" }),
      [publish("a.txt"), ...upload("b.txt", { version: 4, id: "2" })],
      upload("a.txt", { version: 3, id: "1" }),
    ],
    // While B regenerates the feeds, the index entry has the revision of the second version again, which B remembers.
    schedules: ["A<put:catalog/index/ B<put:inbox/b.txt C A1 B A"],
  },
  {
    name: "an embargo is moved while two clocks publish, and one of them dies",
    before: [article("a.txt", { version: 1, id: "1", embargo: 30 })],
    workers: [[time(31), tick], [time(31), tick], upload("a.txt", { version: 2, id: "1", embargo: 90 })],
    // C restores the bytes of the feed that the scheduled call has read, so the write of that call is not refused.
    schedules: [
      "A<put:site/articles/ B<put:site/feed.json A C B1 B!",
      "A<put:site/articles/ A<put:site/feed.json B C A1 A!",
    ],
  },
  // The scheduled call has already stored a later time when the article is put into the index. The article's time is before that.
  {
    name: "a clock that is ahead of S3's",
    before: [],
    skews: [60, 0],
    workers: [[time(29.5), tick], upload("a.txt", { version: 1, id: "1", embargo: 30 })],
  },
  {
    name: "a worker that is behind S3's clock",
    before: [],
    skews: [0, -60],
    workers: [[time(30.5), tick], upload("a.txt", { version: 1, id: "1", embargo: 30 })],
  },
];

/** Scenarios that are known to end wrong. The search prints their failures, but does not count them as its own failure. */
export const knownDefects: readonly Scenario[] = [
  {
    name: "record restored by one revision beside a call of before",
    before: [article("a.txt", { version: 1, id: "1" }), article("a.txt", { version: 2, id: "1" })],
    workers: [[restore("1"), endProcesses, backfill], upload("a.txt", { version: 3, id: "1" })],
  },
];
