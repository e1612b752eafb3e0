import type { Answer } from "../../model/report.ts";

/** What the page is a view of: the answer that every reporter gets. */
export type PageAnswer = Extract<Answer, { readonly kind: "check" }>;

/** The element that holds the answer, as base64 of deflated JSON: data to the browser, never markup or script. */
export const dataElement = "faultline-answer";

/** The element that the page's script fills. */
export const rootElement = "faultline";
