// The same documents as Hugo makes: a page of each article, and a page and a feed of the newspaper and each section.
const sections = ["oman", "world", "economy", "sport", "culture", "society", "science"];

export default function configure(config) {
  const newest = (pages) => pages.sort((a, b) => b.date - a.date).slice(0, 50);
  const collect = (name, glob) => config.addCollection(name, (api) => newest(api.getFilteredByGlob(glob)));
  collect("newspaper", "articles/**/*.md");
  for (const section of sections) collect(section, `articles/${section}/*.md`);
  config.addGlobalData("layout", "article.liquid");
  config.addGlobalData(
    "feeds",
    ["newspaper", ...sections].map((name) => ({ name, folder: name === "newspaper" ? "/" : `/${name}/` })),
  );
  config.addFilter("iso", (date) => date.toISOString());
  config.addFilter("utc", (date) => date.toUTCString());
  config.setLiquidOptions({ outputEscape: undefined });
  return { dir: { input: ".", includes: "layouts", output: "public" }, markdownTemplateEngine: false };
}
