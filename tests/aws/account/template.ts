// The synthesised template as CloudFormation reads it: resources by type, and the intrinsic functions that join them.
// What is not understood here is an error, never a guess: a stack that has grown needs a reader that has grown.
import * as z from "zod";

const templateShape = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })),
});

export interface Resource {
  readonly logicalId: string;
  readonly properties: unknown;
}

/** What a resource is called once it is made: the value of its Ref, and of those attributes that it is known to have. */
export interface Physical {
  readonly ref: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

export class Unresolved extends Error {
  override readonly name = "Unresolved";
}

export class Template {
  readonly #shape: z.infer<typeof templateShape>;
  /** By logical id; pseudo parameters such as AWS::Region too. */
  readonly #physical = new Map<string, Physical>();

  constructor(json: string) {
    this.#shape = templateShape.parse(JSON.parse(json));
  }

  all(type: string): readonly Resource[] {
    return Object.entries(this.#shape.Resources)
      .filter(([, { Type }]) => Type === type)
      .map(([logicalId, { Properties }]) => ({ logicalId, properties: Properties }));
  }

  /** The only resource of this type whose logical id begins like this. */
  one(type: string, prefix = ""): Resource {
    const found = this.all(type).filter(({ logicalId }) => logicalId.startsWith(prefix));
    const [only] = found;
    if (!only || found.length > 1) throw new Unresolved(`${found.length} of ${type} ${prefix}`);
    return only;
  }

  /** From here on this is what references to the resource mean; whatever was known of it before stays known. */
  made(id: string, { ref, attributes }: Physical): void {
    this.#physical.set(id, { ref, attributes: { ...this.#physical.get(id)?.attributes, ...attributes } });
  }

  output(name: string): string {
    return z.string().parse(this.resolve(this.#shape.Outputs[name]?.Value));
  }

  /** The same value with all intrinsic functions carried out. */
  resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.resolve(item));
    if (typeof value !== "object" || value === null) return value;
    const members = Object.entries(value);
    const [[name, argument] = [""]] = members;
    if (members.length === 1 && (name === "Ref" || name.startsWith("Fn::")))
      return this.#call(name, argument);
    return Object.fromEntries(members.map(([key, member]) => [key, this.resolve(member)]));
  }

  #call(name: string, argument: unknown): string {
    switch (name) {
      case "Ref":
        return this.#ref(z.string().parse(argument));
      case "Fn::GetAtt": {
        const [id, attribute] = z.tuple([z.string(), z.string()]).parse(argument);
        return this.#attribute(id, attribute);
      }
      case "Fn::Join": {
        const [separator, parts] = z.tuple([z.string(), z.array(z.unknown())]).parse(argument);
        return z.array(z.string()).parse(this.resolve(parts)).join(separator);
      }
      case "Fn::Sub":
        return this.#substitute(z.string().parse(argument));
      default:
        throw new Unresolved(`${name} is not understood`);
    }
  }

  #substitute(text: string): string {
    return text.replace(/\$\{([^}]*)\}/g, (_all, name: string) => {
      const [id = "", attribute] = name.split(".");
      return attribute === undefined ? this.#ref(id) : this.#attribute(id, attribute);
    });
  }

  #ref(id: string): string {
    const physical = this.#physical.get(id);
    if (!physical) throw new Unresolved(`nothing is known of ${id}`);
    return physical.ref;
  }

  #attribute(id: string, attribute: string): string {
    const value = this.#physical.get(id)?.attributes?.[attribute];
    if (value === undefined) throw new Unresolved(`nothing is known of ${id}.${attribute}`);
    return value;
  }
}
