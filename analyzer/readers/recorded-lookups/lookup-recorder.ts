import type { Day } from "../../model/acceptance.ts";
import { hideSecrets } from "../secret-texts.ts";
import type { WireRecord } from "../wire.ts";
import { questionText } from "./ask-again.ts";
import type { RecordedAnswer, StackLookups } from "./lookups-file.ts";
import { answersWithSecrets, withoutSecrets } from "./without-secrets.ts";

/** Set by `faultline lookups record` to the folder that the answers go to: the guard of the program then keeps them. */
export const recordVariable = "FAULTLINE_RECORD_LOOKUPS";

/** By package, the look-up whose answer says whose account it is, and where in the answer. */
const whoAsks: Readonly<Record<string, { readonly token: string; readonly field: string }>> = {
  aws: { token: "aws:index/getCallerIdentity:getCallerIdentity", field: "accountId" },
  alicloud: { token: "alicloud:index/getAccount:getAccount", field: "id" },
};

export function tokenOfAccount(token: string): string | undefined {
  return whoAsks[packageOfLookup(token)]?.token;
}

function packageOfLookup(token: string): string {
  return token.split(":")[0] ?? "";
}

/** Gathers the answers that a cloud gives while a program runs, secrets left out. */
export class LookupRecorder {
  readonly #answers = new Map<string, RecordedAnswer>();
  readonly #accounts = new Map<string, string | null>();
  readonly #hide: (text: string) => string;

  /** `secrets`: texts of the configuration that no answer may show. */
  constructor(secrets: readonly string[]) {
    this.#hide = hideSecrets(secrets);
  }

  /** Whether the account of the package that answers this look-up is still to be asked for; asked once. */
  wantsAccount(token: string): boolean {
    const name = packageOfLookup(token);
    if (tokenOfAccount(token) === undefined || this.#accounts.has(name)) return false;
    this.#accounts.set(name, null);
    return true;
  }

  add(token: string, region: string | null, args: WireRecord, answer: WireRecord): void {
    const name = packageOfLookup(token);
    const identity = whoAsks[name];
    const account = identity?.token === token ? answer[identity.field] : undefined;
    if (typeof account === "string") this.#accounts.set(name, account);
    else if (!this.#accounts.has(name)) this.#accounts.set(name, null);
    const asked = withoutSecrets(args, this.#hide);
    // What was asked with a secret can't be asked again without it.
    if (asked.leftOut.length > 0 || answersWithSecrets(token)) return;
    const { kept, leftOut } = withoutSecrets(answer, this.#hide);
    this.#answers.set(questionText(token, region, args), { token, region, args: asked.kept, answer: kept, leftOut });
  }

  /** Who asks is known by the answer, whether the program asked or not. */
  addAccount(token: string, answer: WireRecord): void {
    const name = packageOfLookup(token);
    const account = answer[whoAsks[name]?.field ?? ""];
    if (typeof account === "string") this.#accounts.set(name, account);
  }

  told(today: Day): StackLookups {
    return {
      recorded: today,
      accounts: Object.fromEntries([...this.#accounts].sort(([one], [other]) => (one < other ? -1 : 1))),
      answers: [...this.#answers].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, answer]) => answer),
    };
  }
}
