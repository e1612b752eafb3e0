const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Bytes as base64. The language has none of its own yet in every Node that we run under. Source: RFC 4648, section 4. */
export function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 3) {
    const [first = 0, second, third] = bytes.subarray(from, from + 3);
    const bits = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    const digit = (shift: number) => digits.charAt((bits >> shift) & 63);
    parts.push(digit(18), digit(12), second === undefined ? "=" : digit(6), third === undefined ? "=" : digit(0));
  }
  return parts.join("");
}
