/**
 * The canary's program: one request, which has to be answered with a 2xx in time. It runs in CloudWatch Synthetics, whose
 * runtime brings the libraries it imports, and is text here because it is not part of this program.
 */
export const probeSource = `const synthetics = require("Synthetics");

exports.handler = async () => {
  const url = new URL(process.env.TARGET);
  await synthetics.executeHttpStep("enter", {
    hostname: url.hostname,
    path: url.pathname,
    port: 443,
    protocol: "https:",
    method: "GET",
  });
};
`;
