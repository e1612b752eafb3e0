import type { InternalServiceArgs } from "./internal-service.ts";

/** Where an internal service's servers say whether they can work. */
export const serviceHealthPath = "/health";

/** What the caller states of a service's servers; what they run, listen on and are told is the service's own business. */
export type ServiceServers = Omit<InternalServiceArgs, "port" | "healthPath" | "userData" | "profile">;

/** What a service adds to that. */
export type ServiceSetup = Pick<InternalServiceArgs, "port" | "healthPath" | "userData">;
