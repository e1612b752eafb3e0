import { createDecipheriv, pbkdf2Sync } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { InputError, reasonOf } from "./input-error.ts";

/** Returns the plain text of one encrypted value of the file named; throws InputError where it was made with another key. */
export type Decrypt = (ciphertext: string, key: string) => string;

/**
 * Returns how to read a stack file's encrypted values, or `undefined` where nothing here can: no passphrase in
 * `PULUMI_CONFIG_PASSPHRASE` or `PULUMI_CONFIG_PASSPHRASE_FILE`, or a file that isn't encrypted with one.
 * Format (Pulumi's passphrase manager): `v1:<salt>:v1:<nonce>:<"pulumi", encrypted>`; AES-256-GCM with a key from
 * PBKDF2-SHA256 of a million rounds, the tag behind the text.
 * @throws InputError where the passphrase is wrong or the salt is damaged.
 */
export function openEncryptedConfig(
  file: string,
  salt: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Decrypt | undefined {
  const passphrase = findPassphrase(environment);
  if (salt === undefined || passphrase === undefined) return undefined;
  const [version, encodedSalt, ...verifier] = salt.split(":");
  if (version !== "v1" || encodedSalt === undefined || verifier.length !== 3) {
    throw new InputError(
      `${file}: \`encryptionsalt\` is not of the form v1:<salt>:<check>; restore it from your history.`,
    );
  }
  const key = pbkdf2Sync(passphrase, Buffer.from(encodedSalt, "base64"), 1_000_000, 32, "sha256");
  if (open(key, verifier.join(":")) !== "pulumi") {
    throw new InputError(
      `${file}: the passphrase in PULUMI_CONFIG_PASSPHRASE is not this stack's; set the right one or none.`,
    );
  }
  return (ciphertext, name) => {
    const text = open(key, ciphertext);
    if (text !== undefined) return text;
    throw new InputError(
      `${file}: \`${name}\` is not encrypted with this stack's passphrase; set it again with \`pulumi config set --secret\`.`,
    );
  };
}

function findPassphrase(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const phrase = environment.PULUMI_CONFIG_PASSPHRASE;
  if (phrase !== undefined) return phrase;
  const file = environment.PULUMI_CONFIG_PASSPHRASE_FILE;
  if (file === undefined || file === "") return undefined;
  try {
    return readFileSync(resolve(file), "utf8").trim();
  } catch (thrown) {
    throw new InputError(
      `PULUMI_CONFIG_PASSPHRASE_FILE names ${file}, which could not be read (${reasonOf(thrown)}); correct or unset it.`,
    );
  }
}

function open(key: Buffer, sealed: string): string | undefined {
  const [version, nonce, body] = sealed.split(":");
  if (version !== "v1" || nonce === undefined || body === undefined) return undefined;
  const bytes = Buffer.from(body, "base64");
  const tagStart = bytes.length - 16;
  if (tagStart < 0) return undefined;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"));
    decipher.setAuthTag(bytes.subarray(tagStart));
    return Buffer.concat([decipher.update(bytes.subarray(0, tagStart)), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
