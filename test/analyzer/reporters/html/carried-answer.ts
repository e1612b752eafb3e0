import { inflateSync, strFromU8 } from "fflate";

/** The answer that an HTML report carries, as the JSON text that was packed into it; throws where there is none. */
export function carriedAnswer(page: string): string {
  const data = /<script type="application\/octet-stream" id="faultline-answer">([^<]*)<\/script>/.exec(page)?.[1] ?? "";
  return strFromU8(inflateSync(Buffer.from(data, "base64")));
}
