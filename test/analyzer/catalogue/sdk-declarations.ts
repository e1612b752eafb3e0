import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/**
 * What the installed SDKs declare, read from their declaration files: the only judge of whether a property that the catalogue
 * names exists.
 */

/** What a property holds once Pulumi's wrappers are taken off. */
export interface Declared {
  /** `string`, `number`, `boolean`; `map` for string keys to values, `record` for a declared interface, else `other`. */
  readonly kinds: ReadonlySet<string>;
  /** Whether it is a list of these. */
  readonly list: boolean;
  /** The interface of a record, if it is one. */
  readonly record: ts.InterfaceDeclaration | undefined;
}

const installed = (file: string): string =>
  fileURLToPath(new URL(`../../../node_modules/@pulumi/${file}`, import.meta.url));

const parsed = new Map<string, ts.SourceFile>();
const parse = (file: string): ts.SourceFile => {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const source = ts.createSourceFile(file, readFileSync(installed(file), "utf8"), ts.ScriptTarget.Latest, true);
  parsed.set(file, source);
  return source;
};

interface Token {
  readonly cloud: string;
  readonly file: string;
  readonly resource: string;
}

const filesOf = new Map<string, ReadonlyMap<string, string>>();

/** The file that declares a token, as it is written on disk: the SDK folds some capitals (`fc/v3Function` is in `fc/v3function`). */
const fileOnDisk = (cloud: string, path: string): string => {
  const folder = path.slice(0, Math.max(path.lastIndexOf("/"), 0));
  const key = `${cloud}/${folder}`;
  let files = filesOf.get(key);
  if (files === undefined) {
    try {
      files = new Map(readdirSync(installed(key)).map((file) => [file.toLowerCase(), file]));
    } catch {
      files = new Map();
    }
    filesOf.set(key, files);
  }
  const name = path.slice(path.lastIndexOf("/") + 1);
  const found = files.get(`${name.toLowerCase()}.js`)?.replace(/\.js$/, "") ?? name;
  return folder === "" ? found : `${folder}/${found}`;
};

const splitToken = (type: string): Token => {
  const [cloud = "", file = "", resource = ""] = type.split(":");
  return { cloud, file: fileOnDisk(cloud, file.replace(/^index\//, "")), resource };
};

/** Whether the SDK registers resources of exactly this type. */
export const isRegistered = (type: string): boolean => {
  const { cloud, file } = splitToken(type);
  try {
    return readFileSync(installed(`${cloud}/${file}.js`), "utf8").includes(`static __pulumiType = '${type}';`);
  } catch {
    return false;
  }
};

const argumentsOf = new Map<string, ts.InterfaceDeclaration>();

/** The interface of a resource's arguments. */
const argumentsInterface = (type: string): ts.InterfaceDeclaration => {
  const known = argumentsOf.get(type);
  if (known !== undefined) return known;
  const { cloud, file, resource } = splitToken(type);
  const found = parse(`${cloud}/${file}.d.ts`).statements.find(
    (statement): statement is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(statement) && statement.name.text === `${resource}Args`,
  );
  if (found === undefined) throw new Error(`${type}: no interface ${resource}Args in ${cloud}/${file}.d.ts.`);
  argumentsOf.set(type, found);
  return found;
};

const inputsOf = new Map<string, ReadonlyMap<string, ts.InterfaceDeclaration>>();

/** The nested input types of a cloud, by `module.Name`. */
const inputTypes = (cloud: string): ReadonlyMap<string, ts.InterfaceDeclaration> => {
  const known = inputsOf.get(cloud);
  if (known !== undefined) return known;
  const table = new Map<string, ts.InterfaceDeclaration>();
  const collect = (statements: readonly ts.Statement[], within: string): void => {
    for (const statement of statements) {
      if (ts.isInterfaceDeclaration(statement)) table.set(`${within}${statement.name.text}`, statement);
      else if (ts.isModuleDeclaration(statement) && statement.body !== undefined && ts.isModuleBlock(statement.body)) {
        collect(statement.body.statements, `${within}${statement.name.text}.`);
      }
    }
  };
  collect(parse(`${cloud}/types/input.d.ts`).statements, "");
  inputsOf.set(cloud, table);
  return table;
};

/** Takes `pulumi.Input<…>`, `undefined` and lists off a type, until something plain is left. */
const unwrap = (cloud: string, type: ts.TypeNode): Declared => {
  const kinds = new Set<string>();
  let list = false;
  let record: ts.InterfaceDeclaration | undefined;
  const open: ts.TypeNode[] = [type];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (ts.isUnionTypeNode(node)) open.push(...node.types);
    else if (ts.isArrayTypeNode(node)) {
      list = true;
      open.push(node.elementType);
    } else if (ts.isTypeReferenceNode(node)) {
      const name = node.typeName.getText();
      const inside = node.typeArguments?.[0];
      if (name === "pulumi.Input" && inside !== undefined) open.push(inside);
      else if (name.startsWith("inputs.")) {
        record = inputTypes(cloud).get(name.slice("inputs.".length));
        if (record === undefined) throw new Error(`${cloud}: ${name} is not declared in types/input.d.ts.`);
        kinds.add("record");
      } else kinds.add(name.startsWith("enums.") ? "string" : "other");
    } else if (ts.isTypeLiteralNode(node)) kinds.add("map");
    else if (node.kind !== ts.SyntaxKind.UndefinedKeyword) kinds.add(node.getText());
  }
  return { kinds, list, record };
};

const propertyOf = (cloud: string, owner: ts.InterfaceDeclaration, name: string): Declared | undefined => {
  const member = owner.members.find(
    (one): one is ts.PropertySignature => ts.isPropertySignature(one) && one.name.getText() === name,
  );
  return member?.type === undefined ? undefined : unwrap(cloud, member.type);
};

/** What a path of the catalogue leads to, or the sentence that says why it leads nowhere. */
export const followPath = (type: string, path: string): Declared | string => {
  const { cloud } = splitToken(type);
  let owner: ts.InterfaceDeclaration | undefined = argumentsInterface(type);
  let declared: Declared | undefined;
  const steps = path.split(".");
  for (const [index, step] of steps.entries()) {
    const name = step.replace(/\[\]$/, "");
    if (owner === undefined) return `${type}: ${path}: nothing can be entered before ${name}.`;
    declared = propertyOf(cloud, owner, name);
    if (declared === undefined) return `${type}: ${path}: ${owner.name.text} declares no ${name}.`;
    const entersList = step.endsWith("[]");
    const isLast = index === steps.length - 1;
    if (entersList && !declared.list) return `${type}: ${path}: ${name} is no list.`;
    if (entersList && isLast) return `${type}: ${path}: a path ends in the list itself, without [].`;
    if (!entersList && declared.list && !isLast) return `${type}: ${path}: ${name} is a list, entered by ${name}[].`;
    owner = declared.record;
  }
  return declared ?? `${type}: the path is empty.`;
};
