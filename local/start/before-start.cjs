// Runs before `npm start` and `npm run check`: installs what they need, and says what to do if that fails. It runs on the Node.js that the computer has,
// so it is written in syntax that old versions know, and uses no package.
const { spawnSync } = require("node:child_process");
const { existsSync } = require("node:fs");
const { join } = require("node:path");

const oldestNode = 20;

/** npm's own words for each reason. */
const reasons = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT/,
    "لا اتصال بسجل حزم npm. صِل الحاسوب بالشبكة (أو اضبط الوكيل: npm config set proxy) ثم أعد الأمر؛ وبعد أول مرة لا تلزم الشبكة",
    "npm's registry can't be reached. Connect the computer to the network (or set the proxy: npm config set proxy) and repeat the command; after the first time no network is needed",
  ],
  [/ENOSPC/, "القرص ممتلئ. أفرغ مكانا ثم أعد الأمر", "the disk is full. Make room and repeat the command"],
  [
    /EACCES|EPERM|EROFS/,
    "لا إذن بالكتابة في مجلد البرنامج. انقله إلى مجلد لك ثم أعد الأمر",
    "no permission to write to the program's folder. Move it to a folder of yours and repeat the command",
  ],
];

/** The lines for people; empty if this version of Node.js will do. */
function nodeProblem(version) {
  if (Number(version.split(".")[0]) >= oldestNode) return [];
  return [
    `إصدار Node.js هنا هو ${version}، والمطلوب ${oldestNode} أو أحدث. نزّله من https://nodejs.org ثم أعد الأمر`,
    `This is Node.js ${version}, and ${oldestNode} or later is needed. Get it from https://nodejs.org and repeat the command`,
  ];
}

/** The lines that explain the problem to people. If npm's output has no known reason, the output itself. */
function installProblem(words) {
  const reason = reasons.find(([pattern]) => pattern.test(words));
  return reason ? reason.slice(1) : [words.trim()];
}

/** A package that only developers have. It is there if `npm test` or a deployment has installed everything. */
const developers = join(__dirname, "../../node_modules/typescript");

/** Installs the packages, without those for developers. If those for developers are already installed, they stay. */
function install() {
  const options = (existsSync(developers) ? [] : ["--omit=dev"]).concat([
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    "--fetch-retry-mintimeout=2000",
    "--fetch-retry-maxtimeout=10000",
  ]);
  const command = [process.env.npm_execpath || "npm-cli.js", "install"].concat(options);
  const installed = spawnSync(process.execPath, command, {
    stdio: ["ignore", "inherit", "pipe"],
    encoding: "utf8",
  });
  if (installed.status === 0) process.stderr.write(installed.stderr);
  return installed.status === 0 ? [] : installProblem(installed.stderr || String(installed.error));
}

function main() {
  const tooOld = nodeProblem(process.versions.node);
  const isFirst = !existsSync(join(__dirname, "../../node_modules"));
  if (isFirst && tooOld.length === 0)
    console.log("تُثبَّت الحزم اللازمة، مرة واحدة / installing the packages that are needed, only this once");
  const lines = tooOld.length > 0 ? tooOld : install();
  for (const line of lines) console.error(line);
  process.exitCode = lines.length > 0 ? 1 : 0;
}

main();
