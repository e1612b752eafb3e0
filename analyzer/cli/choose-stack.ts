import { InputError } from "../readers/input-error.ts";
import type { Project } from "../readers/project.ts";
import { listStacks } from "../readers/project.ts";

/**
 * Returns the stack that is meant where none is named: the only one there is.
 * @throws InputError where there are several, or none.
 */
export function onlyStack(project: Project): string {
  const stacks = listStacks(project);
  const [only, ...others] = stacks;
  if (only !== undefined && others.length === 0) return only;
  throw new InputError(
    only === undefined
      ? `No stack was named, and ${project.stackDirectory} holds no Pulumi.<stack>.yaml; create one, even an empty one, and name it with --stack.`
      : `No stack was named, and project ${project.name} has several; name one with --stack: ${stacks.join(", ")}.`,
  );
}
