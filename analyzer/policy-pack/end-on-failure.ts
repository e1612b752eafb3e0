/**
 * Ends the pack's process when something escapes: an error that @pulumi/policy throws while it decodes a resource would
 * otherwise leave the preview waiting for an answer for ever.
 */
export function endOnFailure(): void {
  const end = (error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `Faultline: the policy pack could not read the stack (${reason}); nothing was shown to hold.\n`,
    );
    // biome-ignore lint/nursery/noProcessExit: the engine waits for this process, and only its end tells that no answer will come.
    process.exit(1);
  };
  process.on("uncaughtException", end);
  process.on("unhandledRejection", end);
}
