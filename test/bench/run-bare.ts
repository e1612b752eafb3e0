import { regions } from "../../analyzer/catalogue/index.ts";
import { Callbacks } from "../../analyzer/readers/embedded-preview/callbacks.ts";
import { engineService } from "../../analyzer/readers/embedded-preview/engine.ts";
import { planLaunch } from "../../analyzer/readers/embedded-preview/launch-plan.ts";
import type { ProgramCourse } from "../../analyzer/readers/embedded-preview/monitor.ts";
import { monitorService } from "../../analyzer/readers/embedded-preview/monitor.ts";
import { serve } from "../../analyzer/readers/embedded-preview/serve.ts";
import { Transforms } from "../../analyzer/readers/embedded-preview/transforms.ts";
import { readProject } from "../../analyzer/readers/project.ts";
import { Registrations } from "../../analyzer/readers/registrations.ts";
import { readStackConfig } from "../../analyzer/readers/stack-config.ts";
import type { BenchProgram } from "./programs/write-program.ts";
import { runProcess } from "./run-process.ts";

/**
 * Seconds that the program alone takes when it is started as Pulumi's language host starts it, with type check and full stack
 * traces, from its start to its end. Monitor and engine are served by this process, which is warm after the first run: that
 * favours the program. Rejects where it fails or registers fewer than `resources`.
 */
export async function runBare({ directory, stack }: BenchProgram, resources: number): Promise<number> {
  const project = readProject(directory);
  const config = readStackConfig(project, stack);
  const identity = { project: project.name, stack };
  const registrations = new Registrations(identity, config, project.directory);
  const callbacks = new Callbacks();
  const course: ProgramCourse = { stackOutputsSeen: false, endSignalled: false, lookups: [] };
  const monitor = monitorService(
    {
      identity,
      registrations,
      transforms: new Transforms(callbacks),
      lookupAnswers: { regions: regions.map(({ provider, name, zones }) => ({ provider, region: name, zones })) },
      remoteComponents: new Map(),
      shapeOfLookup: () => ({}),
      onRegistered: () => {},
    },
    course,
  );
  const serving = await serve(
    monitor,
    engineService(() => {}),
  );
  try {
    const plan = planLaunch({ project, stack, config, address: serving.address, asHost: true });
    // Our preload, by which a program notices our end, is no part of what the host does.
    const args = plan.arguments.filter((argument) => !argument.startsWith("--import="));
    const run = await runProcess(plan.command, args, { cwd: plan.directory, env: plan.environment });
    if (run.exitCode !== 0 || !course.endSignalled || registrations.count < resources) {
      throw new Error(
        `the program in ${directory} ended with ${run.exitCode} and ${registrations.count} resources:\n${run.output}`,
      );
    }
    return run.seconds;
  } finally {
    callbacks.close();
    serving.close();
  }
}
