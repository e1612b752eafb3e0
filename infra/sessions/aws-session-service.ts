import type * as pulumi from "@pulumi/pulumi";
import type { AwsNetwork } from "../network/aws-network.ts";
import { AwsInternalService } from "../servers/aws-internal-service.ts";
import { planInternalService } from "../servers/internal-service-plan.ts";
import type { SessionServiceArgs } from "./session-service.ts";
import { SessionService, sessionServers } from "./session-service.ts";

/** The session servers on AWS. */
export class AwsSessionService extends SessionService {
  readonly host: pulumi.Output<string>;

  constructor(
    name: string,
    args: SessionServiceArgs & { readonly network: AwsNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const service = new AwsInternalService(name, { ...args, ...sessionServers(args) }, { parent: this });

    this.host = service.host;
    this.registerOutputs({ listener: service.listenerUrn, survives: planInternalService(args).survives });
  }
}
