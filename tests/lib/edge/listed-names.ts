// The names that CloudFront lists for its JavaScript runtime 2.0: `replaceAll`, and the names of runtime 1.0 except the conversions of
// strings to bytes. Modules (`require`, `Buffer`), promises, typed arrays and `globalThis` are listed, too, but our functions need none.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-features.html

const errors = "Error EvalError RangeError ReferenceError SyntaxError TypeError URIError";
const functions =
  "decodeURI decodeURIComponent encodeURI encodeURIComponent isFinite isNaN parseFloat parseInt";

export const listedGlobals: ReadonlySet<string> = new Set([
  ..."Array Boolean Date JSON Math Number Object RegExp String arguments console undefined NaN Infinity".split(
    " ",
  ),
  ...errors.split(" "),
  ...functions.split(" "),
]);

/** Members of the standard's objects: all those of ECMAScript 5.1, and the listed ones of later editions. */
export const listedMembers: ReadonlySet<string> = new Set(
  [
    // Object and Function; without `constructor`, because CloudFront refuses to make a function out of a text
    "create defineProperties defineProperty freeze getOwnPropertyDescriptor getOwnPropertyNames getPrototypeOf hasOwnProperty",
    "isExtensible isFrozen isPrototypeOf isSealed keys preventExtensions propertyIsEnumerable seal toString valueOf",
    "assign is setPrototypeOf entries values prototype length name apply bind call",
    // String
    "fromCharCode charAt charCodeAt concat indexOf lastIndexOf localeCompare match replace search slice split substr substring",
    "toLowerCase toLocaleLowerCase toLocaleUpperCase trim toUpperCase fromCodePoint codePointAt endsWith includes repeat",
    "startsWith padStart padEnd trimStart trimEnd replaceAll",
    // Array
    "isArray every filter forEach join map pop push reduce reduceRight reverse shift some sort splice unshift toLocaleString",
    "of copyWithin fill find findIndex",
    // Number and Math
    "isFinite isInteger isNaN isSafeInteger parseFloat parseInt toExponential toFixed toPrecision EPSILON MAX_SAFE_INTEGER",
    "MAX_VALUE MIN_SAFE_INTEGER MIN_VALUE NEGATIVE_INFINITY NaN POSITIVE_INFINITY",
    ...Object.getOwnPropertyNames(Math).filter((name) => !["f16round", "sumPrecise"].includes(name)),
    // Date, without what came after ECMAScript 5.1
    ...Object.getOwnPropertyNames(Date).filter(
      (name) => !["constructor", "toTemporalInstant"].includes(name),
    ),
    ...Object.getOwnPropertyNames(Date.prototype).filter(
      (name) => !["constructor", "toTemporalInstant"].includes(name),
    ),
    // RegExp, JSON, Error
    "exec test source global ignoreCase multiline lastIndex parse stringify message",
  ].flatMap((names) => names.split(" ")),
);

const standardObjects = [
  Object,
  Function,
  String,
  Array,
  Number,
  Boolean,
  Date,
  RegExp,
  Error,
  Promise,
  Symbol,
];

/** All members, static or of instances, that the standard's objects have in this version of Node.js. */
export const builtInMembers: ReadonlySet<string> = new Set(
  [...standardObjects, Map, Set, BigInt]
    .flatMap((object) => [object, object.prototype])
    .concat([Math, JSON, Reflect])
    .flatMap((object) => Object.getOwnPropertyNames(object)),
);
