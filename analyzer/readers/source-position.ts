import { isAbsolute, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourcePosition } from "../model/snapshot.ts";

/** A frame of the stack in which a resource was registered, as the SDK sends it; empty where it could not be read. */
export interface Frame {
  /** `file:///…` */
  readonly uri: string;
  readonly line: number;
}

/** The messages of the SDK's protocol that carry frames; every part is missing in some version of it. */
interface SentFrame {
  readonly getUri: () => string;
  readonly getLine: () => number;
}
interface Traced {
  readonly getSourceposition?: () => SentFrame | undefined;
  readonly getStacktrace?: () =>
    | { readonly getFramesList: () => readonly { readonly getPc: () => SentFrame | undefined }[] }
    | undefined;
}

/**
 * Returns the frames of a registration from the innermost outwards, from the one that called the resource's constructor. SDKs
 * before stack traces were sent give that one alone, the oldest none.
 */
export function framesOf(request: Traced): readonly (Frame | null)[] {
  const trace = request.getStacktrace?.()?.getFramesList() ?? [];
  const frames = trace.length > 0 ? trace.map((frame) => frame.getPc()) : [request.getSourceposition?.()];
  return frames.map((frame) => {
    const uri = frame?.getUri() ?? "";
    return frame === undefined || uri === "" ? null : { uri, line: frame.getLine() };
  });
}

/**
 * Returns the program's own line that created a resource, or `null` where the frames don't tell: a resource made by a package
 * is the line that called the package. `directory` is the program's folder, with symbolic links resolved, as frames are.
 */
export function positionOf(frames: readonly (Frame | null)[], directory: string): SourcePosition | null {
  let inPackage = false;
  for (const frame of frames) {
    const path = frame === null ? null : pathOf(frame.uri);
    // Between frames of packages stand such of the runtime itself; before any, an unread frame may be the one that is looked for.
    if (frame === null || path === null) {
      if (inPackage) continue;
      return null;
    }
    if (path.split(sep).includes("node_modules")) {
      inPackage = true;
      continue;
    }
    const file = relative(directory, path);
    if (file === "" || isAbsolute(file) || frame.line < 1) return null;
    return { file: file.split(sep).join("/"), line: frame.line };
  }
  return null;
}

/**
 * The SDK takes the frame of an ES module, which is a URL already, for a path below the working directory:
 * `file:///program/file:/program/index.ts`.
 */
function pathOf(uri: string): string | null {
  try {
    const path = fileURLToPath(uri);
    const nested = path.lastIndexOf(`${sep}file:`);
    return nested < 0 ? path : fileURLToPath(path.slice(nested + 1).replace(/^file:[\\/]*/, "file:///"));
  } catch {
    return null;
  }
}

/**
 * Frames with and without the name of a function. The SDK's own pattern asks for one, and so loses each frame at the top level of
 * an ES module (`at file:///program/index.ts:3:1`), which is where small programs create everything.
 */
const anyFrame = /^\s*at (?:async )?(?:.* \()?(?<file>[^\s(].*):(?<line>[0-9]+):(?<column>[0-9]+)\)?$/;

/** Lets an SDK (its module `resource.js`) read every frame; one that reads them in another way is left as it is. */
export function readEveryFrame(resourceModule: unknown): void {
  const resource = memberOf(resourceModule, "Resource");
  if (typeof resource === "function" && memberOf(resource, "framePositionRegExp") instanceof RegExp)
    Reflect.set(resource, "framePositionRegExp", anyFrame);
}

function memberOf(value: unknown, name: string): unknown {
  return (typeof value === "object" && value !== null) || typeof value === "function"
    ? Reflect.get(value, name)
    : undefined;
}
