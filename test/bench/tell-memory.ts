// Imported ahead of a program: says at its end how much memory it took at most, in kilobytes, as the last line on standard error.
process.on("exit", () => {
  process.stderr.write(`\npeak ${process.resourceUsage().maxRSS}\n`);
});
