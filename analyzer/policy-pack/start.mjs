// Pulumi type-checks a TypeScript entry and all that it imports at every start; a plain one it only runs.
import "./policies.ts";
